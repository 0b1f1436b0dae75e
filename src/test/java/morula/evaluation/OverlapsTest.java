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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class OverlapsTest {

  private static final long[][] SIZES = {
    {37}, {5000}, {31, 40}, {2050, 30}, {30, 4100}, {9, 8, 7}, {5, 2049, 3}, {5, 6, 3, 4}
  };

  @Test
  void ignoredPixelsDoNotGoOnWithTheRunBeforeThem() {
    Overlaps overlaps =
        Overlaps.of(
            ArrayImgs.ints(new int[] {1, -1, -1, 0, -1}, 5),
            ArrayImgs.ints(new int[] {0, 0, 0, 0, 0}, 5));
    assertEquals(2, overlaps.pairCount());
    assertEquals(1, overlaps.trueCount());
    assertEquals(1, overlaps.trueSize(0));
  }

  @Test
  void countsWhatAPlainMapCounts() {
    Random random = new Random(1);
    for (long[] size : SIZES) {
      for (int labels : new int[] {1, 5, 3000, (1 << 24) + 9, Integer.MAX_VALUE - 1}) {
        RandomAccessibleInterval<IntType> truth = LabelImages.noise(random, labels, size);
        RandomAccessibleInterval<IntType> prediction = LabelImages.noise(random, labels, size);
        Overlaps overlaps = Overlaps.of(truth, prediction);
        assertEquals(counted(truth, prediction), table(overlaps));
        assertSizesAddUp(overlaps);
      }
    }
  }

  @Test
  void layoutOfThePixelsDoesNotMatter() {
    Random random = new Random(2);
    RandomAccessibleInterval<IntType> truth = LabelImages.noise(random, 9, 50, 2060, 3);
    RandomAccessibleInterval<IntType> prediction = LabelImages.noise(random, 9, 50, 2060, 3);
    RandomAccessibleInterval<IntType> cells =
        new CellImgFactory<>(new IntType(), 16).create(50, 2060, 3);
    LoopBuilder.setImages(truth, cells).forEachPixel((from, to) -> to.set(from));
    Map<List<Integer>, Long> expected = table(Overlaps.of(truth, prediction));
    assertEquals(expected, table(Overlaps.of(cells, prediction)));
    assertEquals(expected, table(Overlaps.of(Views.translate(cells, 7, -3, 2), prediction)));
    assertEquals(
        expected, table(Overlaps.of(Views.permute(truth, 0, 2), Views.permute(prediction, 0, 2))));
  }

  @Test
  void ignoredPixelsDoNotExist() {
    RandomAccessibleInterval<IntType> truth =
        ArrayImgs.ints(new int[] {1, 1, -1, -1, 9, 9, 0, 2}, 8);
    RandomAccessibleInterval<IntType> prediction =
        ArrayImgs.ints(new int[] {1, 1, 1, 3, 1, 4, 0, 2}, 8);
    Overlaps overlaps = Overlaps.of(truth, prediction, 9);
    assertEquals(2, overlaps.trueCount());
    assertEquals(2, overlaps.predictedCount());
    assertEquals(2, overlaps.predictedSize(0));
    assertEquals(1, Scores.of(overlaps).accuracy(0.95));
    assertEquals(3, Overlaps.of(truth, prediction).trueCount());
  }

  @Test
  void nothingIsNothing() {
    Overlaps overlaps = Overlaps.of(LabelImages.noPixels(), LabelImages.noPixels());
    assertEquals(0, overlaps.trueCount() + overlaps.predictedCount() + overlaps.pairCount());
    assertEquals(0, overlaps.largestLabel());
  }

  /** A table of all true times all predicted objects would hold 8 billion numbers. */
  @Test
  void memoryFollowsThePairsAndNotTheObjects() {
    Overlaps overlaps =
        Overlaps.of(LabelImages.squares(1200, 1200, 3, 0), LabelImages.squares(1200, 1200, 3, 1));
    assertEquals(90_000, overlaps.trueCount());
    assertTrue(overlaps.predictedCount() >= 90_000);
    assertTrue(overlaps.pairCount() < 400_000);
    assertEquals(90_000, Scores.of(overlaps).truePositives(0.5));
  }

  /**
   * Also where the truth is ignored: such a pixel must not count as a pair, nor go on with a run.
   */
  @Test
  void refusesNegativePredictionsWhereverTheyAre() {
    for (int[] truth : new int[][] {{-1, -1, 0}, {0, 1, -1}, {-2, 0, 0}, {9, 9, 9}}) {
      for (int negative = 0; negative < 3; negative++) {
        int[] prediction = new int[3];
        prediction[negative] = -1;
        assertThrows(
            IllegalArgumentException.class,
            () -> Overlaps.of(ArrayImgs.ints(truth, 3), ArrayImgs.ints(prediction, 3), 9),
            Arrays.toString(truth) + Arrays.toString(prediction));
      }
    }
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Overlaps.of(ArrayImgs.ints(4, 5), ArrayImgs.ints(5, 4)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Overlaps.of(ArrayImgs.ints(2), ArrayImgs.ints(new int[] {0, -1}, 2)));
    int[] large = new int[1000 * 1000];
    large[600_000] = -7;
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Overlaps.of(ArrayImgs.ints(1000, 1000), ArrayImgs.ints(large, 1000, 1000)));
    assertTrue(e.getMessage().contains("-7"), e.getMessage());
  }

  private static void assertSizesAddUp(Overlaps overlaps) {
    long[] truth = new long[overlaps.trueCount()];
    long[] prediction = new long[overlaps.predictedCount()];
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      if (overlaps.pairTrue(pair) != Overlaps.BACKGROUND) {
        truth[overlaps.pairTrue(pair)] += overlaps.intersection(pair);
      }
      if (overlaps.pairPredicted(pair) != Overlaps.BACKGROUND) {
        prediction[overlaps.pairPredicted(pair)] += overlaps.intersection(pair);
      }
    }
    for (int t = 0; t < truth.length; t++) {
      assertEquals(truth[t], overlaps.trueSize(t));
      assertTrue(t == 0 || overlaps.trueLabel(t - 1) < overlaps.trueLabel(t));
    }
    for (int p = 0; p < prediction.length; p++) {
      assertEquals(prediction[p], overlaps.predictedSize(p));
      assertTrue(p == 0 || overlaps.predictedLabel(p - 1) < overlaps.predictedLabel(p));
    }
  }

  private static Map<List<Integer>, Long> counted(
      RandomAccessibleInterval<IntType> truth, RandomAccessibleInterval<IntType> prediction) {
    Map<List<Integer>, Long> counts = new TreeMap<>(OverlapsTest::byTruthThenPrediction);
    Cursor<IntType> p = Views.flatIterable(prediction).cursor();
    for (IntType t : Views.flatIterable(truth)) {
      counts.merge(List.of(t.get(), p.next().get()), 1L, Long::sum);
    }
    return counts;
  }

  private static Map<List<Integer>, Long> table(Overlaps overlaps) {
    Map<List<Integer>, Long> counts = new TreeMap<>(OverlapsTest::byTruthThenPrediction);
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      int t = overlaps.pairTrue(pair);
      int p = overlaps.pairPredicted(pair);
      counts.put(
          List.of(
              t == Overlaps.BACKGROUND ? 0 : overlaps.trueLabel(t),
              p == Overlaps.BACKGROUND ? 0 : overlaps.predictedLabel(p)),
          overlaps.intersection(pair));
    }
    return counts;
  }

  private static int byTruthThenPrediction(List<Integer> a, List<Integer> b) {
    int byTruth = a.get(0).compareTo(b.get(0));
    return byTruth == 0 ? a.get(1).compareTo(b.get(1)) : byTruth;
  }
}
