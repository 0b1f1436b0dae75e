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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import morula.image.Calibration;
import morula.image.Image;
import morula.inference.TiledPredictor;
import morula.instances.DecoderOptions;
import morula.instances.DistanceHead;
import morula.progress.Progress;
import morula.sizes.BrightDiscs;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class EstimatedSizeTest {
  private static final double LEARNED = 28;

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void thePlaneIsNotPredictedAgainAtTheSizeAtWhichItWasSeenLast() throws IOException {
    Image image = discs(200, 18);
    Segmenter segmenter = segmenter();
    double diameter = segmenter.estimateDiameter(image, false, Progress.NONE).orElseThrow();
    assertEquals(18, diameter, 2.3);
    int estimated = calls.getAndSet(0);
    List<Integer> labels = segment(segmenter, image);
    assertEquals(estimated, calls.get());
    assertEquals(16, labels.stream().mapToInt(v -> v).max().orElseThrow());
  }

  @Test
  void severalImagesAtOnceHaveTheLabelsOfOneByOne() throws IOException {
    List<Image> images = List.of(discs(150, 12), discs(200, 18), discs(260, 30), discs(120, 22));
    Segmenter segmenter = segmenter();
    List<List<Integer>> expected = images.stream().map(image -> segment(segmenter, image)).toList();
    List<List<Integer>> found =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> segment(segmenter, images.get(i % images.size())))
            .toList();
    for (int i = 0; i < found.size(); i++) {
      assertEquals(expected.get(i % images.size()), found.get(i), "image " + i);
      assertTrue(expected.get(i % images.size()).stream().anyMatch(v -> v > 0));
    }
  }

  private static List<Integer> segment(Segmenter segmenter, Image image) {
    try (Segmentation result = segmenter.segment(image, Progress.NONE)) {
      return StreamSupport.stream(result.labels().pixels().spliterator(), false)
          .map(IntType::get)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Segmenter segmenter() {
    TiledPredictor predictor =
        new TiledPredictor(this::predict, 3, new int[] {1, 1}, new int[] {0, 0}, 4096);
    return Segmenter.of(predictor, 1, new DistanceHead(), DecoderOptions.DEFAULT, LEARNED);
  }

  private ArrayImg<FloatType, FloatArray> predict(ArrayImg<FloatType, FloatArray> input) {
    calls.incrementAndGet();
    return BrightDiscs.predict(input);
  }

  private static Image discs(int side, double diameter) {
    float[] pixels =
        BrightDiscs.draw(side, diameter, 3 * diameter).update(null).getCurrentStorageArray();
    return new Image("discs", ArrayImgs.floats(pixels, side, side, 1, 1, 1), Calibration.NONE);
  }
}
