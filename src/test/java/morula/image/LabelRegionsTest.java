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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.IntSummaryStatistics;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class LabelRegionsTest {
  /** Every number by its definition, on planes and volumes that lie anywhere. */
  @Test
  void countsAsOnePixelAfterTheOther() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 40; run++) {
      int[] choice = {-1, 0, 0, 1 + random.nextInt(5), 300 + random.nextInt(9), 70_000};
      int[] values =
          random.ints(7L * 5 * 3, 0, 2 * choice.length).map(i -> choice[i / 2]).toArray();
      RandomAccessibleInterval<IntType> labels =
          Views.translate(ArrayImgs.ints(values, 7, 5, 3), -random.nextInt(9), 4, 1);
      check(run % 2 == 0 ? labels : Views.hyperSlice(labels, 2, 2));
    }
  }

  private static void check(RandomAccessibleInterval<IntType> labels) {
    TreeMap<Integer, IntSummaryStatistics> x = new TreeMap<>();
    TreeMap<Integer, IntSummaryStatistics> y = new TreeMap<>();
    Cursor<IntType> cursor = labels.localizingCursor();
    while (cursor.hasNext()) {
      int label = cursor.next().get();
      x.computeIfAbsent(label, l -> new IntSummaryStatistics()).accept(cursor.getIntPosition(0));
      y.computeIfAbsent(label, l -> new IntSummaryStatistics()).accept(cursor.getIntPosition(1));
    }
    LabelRegions regions = LabelRegions.of(labels);
    IntSummaryStatistics none = new IntSummaryStatistics();
    assertEquals(x.getOrDefault(0, none).getCount(), regions.background());
    assertEquals(x.getOrDefault(-1, none).getCount(), regions.negative());
    x.headMap(1).clear();
    assertArrayEquals(x.keySet().stream().mapToInt(l -> l).toArray(), regions.labels());
    assertEquals(x.size(), regions.count());
    int[] met = regions.labels();
    for (int i = 0; i < met.length; i++) {
      int label = met[i];
      assertEquals(x.get(label).getCount(), regions.area(label));
      assertEquals(regions.area(label), regions.areas()[i]);
      assertEquals(x.get(label).getAverage(), regions.meanX(label));
      assertEquals(y.get(label).getAverage(), regions.meanY(label));
      assertEquals(x.get(label).getMin(), regions.minX(label));
      assertEquals(x.get(label).getMax(), regions.maxX(label));
      assertEquals(y.get(label).getMin(), regions.minY(label));
      assertEquals(y.get(label).getMax(), regions.maxY(label));
    }
  }

  @Test
  void joinedLabelsCountAsOne() {
    LabelRegions regions = new LabelRegions();
    regions.add(3, 2, 5, 7);
    regions.add(1, 0, 1, 9);
    regions.join(1, 3);
    assertEquals(4, regions.area(3));
    assertEquals((2 + 3 + 4 + 0) / 4.0, regions.meanX(3));
    assertEquals((7 * 3 + 9) / 4.0, regions.meanY(3));
    assertEquals(0, regions.minX(3));
    assertEquals(4, regions.maxX(3));
    assertEquals(9, regions.maxY(3));
  }

  @Test
  void whatWasNotMetHasNoPixels() {
    LabelRegions regions = new LabelRegions();
    assertEquals(0, regions.area(1));
    assertEquals(0, regions.area(1 << 24));
    assertFalse(regions.contains(0));
    assertThrows(IllegalArgumentException.class, () -> regions.minX(1));
  }
}
