/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicIntegerArray;
import morula.image.FittedNormalization;
import morula.image.Image;
import morula.image.Normalizations;
import morula.progress.Progress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.RandomAccess;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** A frame is read whole once to fit its normalisation. */
class FrameFitsTest {
  private static final int SIDE = 64;

  private final AtomicIntegerArray reads = new AtomicIntegerArray(SIDE * SIDE);

  private final Image image = counted(2);

  /** An image whose frames are alike, and which counts how often each pixel is read. */
  private Image counted(long frames) {
    Image plane = SyntheticNuclei.draw("p", NucleiParameters.plane(SIDE, SIDE), 3).image();
    FunctionRandomAccessible<FloatType> pixels =
        new FunctionRandomAccessible<>(
            5,
            () -> {
              RandomAccess<? extends RealType<?>> source = plane.plane(0, 0).randomAccess();
              return (at, value) -> {
                int x = at.getIntPosition(0);
                int y = at.getIntPosition(1);
                reads.incrementAndGet(y * SIDE + x);
                source.setPosition(x, 0);
                source.setPosition(y, 1);
                source.setPosition(0, 2);
                value.set(source.get().getRealFloat());
              };
            },
            FloatType::new);
    return new Image(
        "counted",
        Views.interval(pixels, new long[5], new long[] {SIDE - 1, SIDE - 1, 0, 0, frames - 1}),
        plane.calibration());
  }

  private double readsOfAPixel() {
    double sum = 0;
    for (int i = 0; i < reads.length(); i++) {
      sum += reads.get(i);
    }
    return sum / reads.length();
  }

  @Test
  void eachFrameIsFittedOnce() throws IOException {
    FrameFits frames =
        new FrameFits(image, 0, Normalizations.steps(Normalizations.WORDS.get(0), null));
    FittedNormalization first = frames.fit(1);
    double once = readsOfAPixel();
    assertTrue(once >= 1, once + "");
    assertSame(first, frames.fit(1));
    assertEquals(once, readsOfAPixel());
    assertNotSame(first, frames.fit(0));
    assertEquals(2 * once, readsOfAPixel());
  }

  /** The size estimate needs the fit of a frame, and so does the segmentation after it. */
  @Test
  void whatTheSizeEstimateFittedIsNotFittedAgain() throws IOException {
    double[] given = reads(20);
    double[] estimated = reads(0);
    assertTrue(given[0] >= 1, "a fit reads the frame");
    int looks = 2; // of these small objects: coarse, then at full resolution
    assertEquals(given[0] + looks, estimated[0], "to prepare for blocks");
    assertEquals(given[1] + looks, estimated[1], "to segment the image");
  }

  /** Reads of a pixel to prepare for blocks, and to segment the image. */
  private double[] reads(double diameter) throws IOException {
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(Path.of("update-site/models/nuclei.zip").toString())
            .withDiameter(diameter)
            .withDevice("cpu");
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE)) {
      double start = readsOfAPixel();
      segmenter.blocks(counted(1), false, Progress.NONE);
      double blocks = readsOfAPixel();
      segmenter.segment(counted(1), Progress.NONE).close();
      return new double[] {blocks - start, readsOfAPixel() - blocks};
    }
  }
}
