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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class PixelBlocksTest {
  private static final long[] SIZE = {7, 5, 3};

  private static <T extends RealType<T>> RandomAccessibleInterval<T> filled(
      RandomAccessibleInterval<T> pixels) {
    Random random = new Random(3);
    for (T pixel : pixels) {
      double low = Math.max(-1e6, pixel.getMinValue());
      double high = Math.min(1e6, pixel.getMaxValue());
      pixel.setReal(low + random.nextDouble() * (high - low));
    }
    return pixels;
  }

  private static <T extends RealType<T>> void assertCopied(RandomAccessibleInterval<T> source) {
    int count = (int) source.size();
    float[] floats = new float[count + 2];
    int[] integers = new int[count + 2];
    PixelBlocks.copy(source, floats, 1);
    PixelBlocks.copy(source, integers, 1);
    double[] doubles = new double[count + 2];
    PixelBlocks.copy(source, doubles, 1);
    double[] expectedDoubles = new double[count + 2];
    float[] expectedFloats = new float[count + 2];
    int[] expectedIntegers = new int[count + 2];
    int i = 1;
    for (T pixel : Views.flatIterable(source)) {
      expectedFloats[i] = pixel.getRealFloat();
      expectedDoubles[i] = pixel.getRealDouble();
      expectedIntegers[i++] = (int) pixel.getRealDouble();
    }
    assertArrayEquals(expectedFloats, floats);
    assertArrayEquals(expectedDoubles, doubles);
    assertArrayEquals(expectedIntegers, integers);
  }

  private static <T extends RealType<T>> void assertCopiedWithViews(
      RandomAccessibleInterval<T> source) {
    assertCopied(source);
    assertCopied(Views.hyperSlice(source, 2, 1));
    assertCopied(Views.interval(source, new long[] {2, 1, 0}, new long[] {5, 3, 2}));
    assertCopied(Views.permute(source, 0, 1));
    assertCopied(Views.translate(source, 10, 20, -3));
  }

  @Test
  void everyTypeIsCopiedAsByCursor() {
    assertCopiedWithViews(filled(ArrayImgs.bytes(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.unsignedBytes(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.shorts(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.unsignedShorts(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.ints(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.unsignedInts(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.longs(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.floats(SIZE)));
    assertCopiedWithViews(filled(ArrayImgs.doubles(SIZE)));
  }

  @Test
  void cellsAndFunctionsAreCopied() {
    assertCopiedWithViews(
        filled(new CellImgFactory<>(new UnsignedShortType(), 3, 2, 1).create(SIZE)));
    var function =
        new FunctionRandomAccessible<>(
            3,
            (p, v) -> v.set((int) (p.getLongPosition(0) * 31 + p.getLongPosition(1))),
            IntType::new);
    assertCopiedWithViews(Views.interval(function, new FinalInterval(SIZE)));
  }

  /** Larger than what is copied at once. */
  @Test
  void largeImageIsCopied() {
    assertCopied(filled(ArrayImgs.unsignedShorts(1500, 1501)));
  }

  @Test
  void bandsFollowOneAnother() {
    Interval whole = new FinalInterval(new long[] {2, -1, 5}, new long[] {8, 3, 7});
    for (long maximum : new long[] {1, 7, 20, 35, 70, 1000}) {
      List<Interval> bands = PixelBlocks.bands(whole, maximum);
      long next = 0;
      for (Interval band : bands) {
        long size = 1;
        for (int d = 0; d < 3; d++) {
          size *= band.dimension(d);
        }
        assertTrue(size <= Math.max(7, maximum));
        assertEquals(next, (band.min(0) - 2) + 7 * ((band.min(1) + 1) + 5 * (band.min(2) - 5)));
        next += size;
      }
      assertEquals(105, next);
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    int[] values = new Random(5).ints(7 * 5 * 3, 0, 1000).toArray();
    for (RandomAccessibleInterval<IntType> target :
        List.of(
            ArrayImgs.ints(SIZE),
            new CellImgFactory<>(new IntType(), 3, 2, 1).create(SIZE),
            Views.translate(ArrayImgs.ints(SIZE), 4, -3, 9),
            Views.hyperSlice(ArrayImgs.ints(7, 5, 2, 3), 2, 1))) {
      PixelBlocks.write(values, target);
      int[] read = new int[values.length];
      PixelBlocks.copy(target, read, 0);
      assertArrayEquals(values, read);
    }
  }
}
