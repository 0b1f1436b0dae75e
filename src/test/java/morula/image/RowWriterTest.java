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

package morula.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowWriterTest {
  private static final int WIDTH = 13;
  private static final int HEIGHT = 9;

  static Stream<Named<RandomAccessibleInterval<IntType>>> images() {
    return Stream.of(
        Named.of("array", ArrayImgs.ints(WIDTH, HEIGHT)),
        Named.of("planar", PlanarImgs.ints(WIDTH, HEIGHT)),
        Named.of("cells of whole rows", cells(WIDTH, 4)),
        Named.of("cells of parts of rows", cells(4, 3)),
        Named.of("cells of one column", cells(1, 4)),
        Named.of("permuted cells", Views.permute(cells(HEIGHT, WIDTH, 4, 9), 0, 1)),
        Named.of("permuted cells of one column", Views.permute(cells(HEIGHT, WIDTH, 1, 5), 0, 1)),
        Named.of(
            "mirrored array", Views.zeroMin(Views.invertAxis(ArrayImgs.ints(WIDTH, HEIGHT), 0))),
        Named.of("every second pixel", Views.subsample(ArrayImgs.ints(2L * WIDTH, HEIGHT), 2, 1)),
        Named.of(
            "part of cells",
            Views.zeroMin(
                Views.interval(cells(20, 20, 20, 3), new long[] {3, 2}, new long[] {15, 10}))),
        Named.of("slice", Views.hyperSlice(ArrayImgs.ints(WIDTH, HEIGHT, 3), 2, 1)));
  }

  private static RandomAccessibleInterval<IntType> cells(int width, int height) {
    return cells(WIDTH, HEIGHT, width, height);
  }

  private static RandomAccessibleInterval<IntType> cells(long x, long y, int width, int height) {
    return new CellImgFactory<>(new IntType(), width, height).create(x, y);
  }

  @ParameterizedTest
  @MethodSource("images")
  void writesWhatARandomAccessReads(RandomAccessibleInterval<IntType> image) {
    RowWriter<IntType> row = new RowWriter<>(image);
    int[][] expected = new int[HEIGHT][WIDTH];
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      int y = random.nextInt(HEIGHT);
      int x = i % 2 * random.nextInt(WIDTH);
      int count = 1 + random.nextInt(WIDTH - x);
      int from = random.nextInt(3);
      int[] values = random.ints(from + count).toArray();
      System.arraycopy(values, from, expected[y], x, count);
      RowWriter.write(row, new long[] {x, y}, values, from, count);
    }
    RandomAccess<IntType> access = image.randomAccess();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        access.setPosition(new int[] {x, y});
        assertEquals(expected[y][x], access.get().get(), x + ", " + y);
      }
    }
  }
}
