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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.progress.Progress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** A plane alone, as in a preview, is segmented as it is together with the others. */
class PlanePartTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;
  private static final int SLICES = 3;
  private static final Region REGION = Region.box(20, 10, 130, 120);

  /** Two frames of slices, each of which is a quarter as bright as the one before. */
  private static Image stack() {
    ArrayImg<FloatType, FloatArray> pixels = ArrayImgs.floats(WIDTH, HEIGHT, 1, SLICES, 2);
    var target = Views.flatIterable(pixels).cursor();
    for (int t = 0; t < 2; t++) {
      for (int z = 0; z < SLICES; z++) {
        Image drawn =
            SyntheticNuclei.draw("n", NucleiParameters.plane(WIDTH, HEIGHT), 3 + 10 * t + z)
                .image();
        for (RealType<?> pixel : Views.flatIterable(drawn.channel(0))) {
          target.next().set((float) (pixel.getRealDouble() / Math.pow(4, z)));
        }
      }
    }
    return new Image("stack", pixels, Calibration.NONE);
  }

  @Test
  void aPlaneIsThatOfTheWholeStack() throws IOException {
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(Path.of("update-site/models/nuclei.zip").toString())
            .withDevice("cpu");
    Image stack = stack();
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Segmentation whole = segmenter.segment(stack, false, Optional.of(REGION), Progress.NONE)) {
      int objects = 0;
      for (int t = 0; t < 2; t++) {
        ImageFit fit = segmenter.fit(stack, false, t, Progress.NONE);
        for (int z = 0; z < SLICES; z++) {
          try (Segmentation part =
              segmenter.segment(stack, false, new PlanePart(z, t, REGION), fit, Progress.NONE)) {
            assertArrayEquals(
                new long[] {WIDTH, HEIGHT, 1, 1}, part.labels().pixels().dimensionsAsLongArray());
            assertArrayEquals(
                numbers(whole.labels().plane(z, t)), numbers(part.labels().plane(0, 0)));
            objects += part.objects().getAsInt();
          }
        }
      }
      assertTrue(objects > 5, objects + " objects");
      assertEquals(whole.objects().getAsInt(), objects);
      // the dimmest slice with its own range is another image
      Image slice = morula.image.Slices.select(morula.image.Frames.select(stack, 1), SLICES);
      try (Segmentation alone =
          segmenter.segment(slice, false, Optional.of(REGION), Progress.NONE)) {
        assertNotEquals(
            LabelRegions.of(whole.labels().plane(SLICES - 1, 0)).labels().length,
            alone.objects().getAsInt());
      }
    }
  }

  /** Labels of a plane, counted from 1. */
  private static int[] numbers(RandomAccessibleInterval<IntType> plane) {
    int least =
        StreamSupport.stream(Views.flatIterable(plane).spliterator(), false)
            .mapToInt(IntType::get)
            .filter(v -> v > 0)
            .min()
            .orElse(1);
    return StreamSupport.stream(Views.flatIterable(plane).spliterator(), false)
        .mapToInt(v -> v.get() == 0 ? 0 : v.get() - least + 1)
        .toArray();
  }
}
