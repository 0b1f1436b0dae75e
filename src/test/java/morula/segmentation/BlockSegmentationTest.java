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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.image.Image;
import morula.progress.Progress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks with the model that ships. */
class BlockSegmentationTest {
  private static final int WIDTH = 330;
  private static final int HEIGHT = 250;

  /** More than an object is long. */
  private static final int MARGIN = 60;

  private static final Image IMAGE =
      SyntheticNuclei.draw("nuclei", NucleiParameters.plane(WIDTH, HEIGHT), 3).image();

  private static SegmentationSettings settings(double diameter) {
    return SegmentationSettings.defaults()
        .withModel(Path.of("update-site/models/nuclei.zip").toString())
        .withDevice("cpu")
        .withDiameter(diameter);
  }

  private static Interval block(long x, long y, long width, long height) {
    return Intervals.createMinSize(x, y, width, height);
  }

  private static RandomAccessibleInterval<IntType> ints(Interval block) {
    return Views.translate(ArrayImgs.ints(block.dimensionsAsLongArray()), block.minAsLongArray());
  }

  /**
   * The labels of a block that a whole plane's labels have.
   *
   * @return number of objects
   */
  private static int assertSameObjects(
      RandomAccessibleInterval<IntType> whole,
      RandomAccessibleInterval<? extends IntegerType<?>> block) {
    Map<Integer, Integer> numbers = new HashMap<>(Map.of(0, 0));
    RandomAccess<IntType> expected = whole.randomAccess();
    Cursor<? extends IntegerType<?>> found = Views.flatIterable(block).localizingCursor();
    while (found.hasNext()) {
      int label = found.next().getInteger();
      int object = expected.setPositionAndGet(found).get();
      // a new object has the next number
      int number = numbers.computeIfAbsent(object, o -> numbers.size());
      assertEquals(
          number, label, "at " + found.getLongPosition(0) + ", " + found.getLongPosition(1));
    }
    return numbers.size() - 1;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 20, 35})
  void aBlockHasTheObjectsOfTheWholeImage(double diameter) throws IOException {
    try (Segmenter segmenter = Segmenter.open(settings(diameter), Progress.NONE);
        Segmentation whole = segmenter.segment(IMAGE, Progress.NONE)) {
      BlockSegmentation blocks = segmenter.blocks(IMAGE, false, Progress.NONE);
      int objects = 0;
      for (Interval interval :
          List.of(
              block(0, 0, 90, 70),
              block(101, 53, 97, 101),
              block(WIDTH - 80, HEIGHT - 61, 80, 61),
              block(0, 0, WIDTH, HEIGHT))) {
        RandomAccessibleInterval<IntType> target = ints(interval);
        int largest = blocks.segment(0, target, MARGIN, Progress.NONE);
        int count = assertSameObjects(whole.labels().plane(0, 0), target);
        assertEquals(count, largest);
        objects += count;
      }
      assertTrue(objects > 20, objects + " objects compared");
    }
  }

  @Test
  void onlyWhatABlockNeedsIsReadOnceTheImageIsFitted() throws IOException {
    double learned = 28; // so that nothing is resized, as resizing reads larger parts
    Image image = SyntheticNuclei.draw("wide", NucleiParameters.plane(700, 90), 3).image();
    try (Segmenter segmenter = Segmenter.open(settings(learned), Progress.NONE)) {
      BlockSegmentation blocks = segmenter.blocks(image, false, Progress.NONE);
      RandomAccessibleInterval<IntType> expected = ints(block(10, 0, 60, 90));
      int count = blocks.segment(0, expected, 20, Progress.NONE);
      assertTrue(count > 0);
      RandomAccess<? extends RealType<?>> pixel = image.pixels().randomAccess();
      RandomAccessibleInterval<FloatType> left =
          Views.interval(
              new FunctionRandomAccessible<>(
                  5,
                  (position, value) -> {
                    assertTrue(position.getLongPosition(0) < 350, "read far from the block");
                    value.set(pixel.setPositionAndGet(position).getRealFloat());
                  },
                  FloatType::new),
              image.pixels());
      Image lazy = new Image("lazy", left, image.calibration());
      RandomAccessibleInterval<UnsignedByteType> bytes =
          Views.translate(ArrayImgs.unsignedBytes(60, 90), 10, 0);
      int again =
          segmenter
              .blocks(lazy, false, blocks.fit(), Progress.NONE)
              .segment(0, bytes, 20, Progress.NONE);
      assertEquals(count, again);
      assertSameObjects(expected, bytes);
    }
  }

  @Test
  void blocksLieWithinTheImage() throws IOException {
    try (Segmenter segmenter = Segmenter.open(settings(28), Progress.NONE)) {
      BlockSegmentation blocks = segmenter.blocks(IMAGE, false, Progress.NONE);
      for (Interval outside :
          List.of(block(-1, 0, 20, 20), block(WIDTH - 19, 0, 20, 20), block(0, HEIGHT, 9, 9))) {
        assertThrows(
            IllegalArgumentException.class,
            () -> blocks.segment(0, ints(outside), 0, Progress.NONE));
      }
      assertThrows(
          IllegalArgumentException.class,
          () -> blocks.segment(0, ints(block(0, 0, 9, 9)), -1, Progress.NONE));
    }
  }
}
