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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;

class MatchingTest {

  @Test
  void threeFifthsCountAtPointSix() {
    Scores scores = scores(LabelImages.of("11111"), LabelImages.of("111.."));
    assertEquals(1, scores.truePositives(0.6));
    assertEquals(0, scores.truePositives(0.65));
  }

  @Test
  void everyTwentiethCountsAtItsOwnThreshold() {
    for (int found = 10; found <= 20; found++) {
      int[] truth = new int[20];
      int[] prediction = new int[20];
      Arrays.fill(truth, 5);
      Arrays.fill(prediction, 0, found, 8);
      Scores scores = scores(ArrayImgs.ints(truth, 20), ArrayImgs.ints(prediction, 20));
      for (int i = 0; i < Thresholds.count(); i++) {
        assertEquals(
            i + 10 <= found ? 1 : 0, scores.truePositives(Thresholds.value(i)), found + "/20");
      }
    }
  }

  @Test
  void thresholdsAreDecimals() {
    assertArrayEquals(
        new double[] {0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95},
        Thresholds.values().toArray());
    assertThrows(IllegalArgumentException.class, () -> Thresholds.index(0.52));
    assertEquals(9, Thresholds.index(0.1 + 0.85));
  }

  @Test
  void twoHalvesGiveOneMatch() {
    RandomAccessibleInterval<IntType> whole = LabelImages.of("1111.22", "3344.22");
    RandomAccessibleInterval<IntType> halves = LabelImages.of("5566.77", "8888.99");
    Scores scores = scores(whole, halves);
    assertEquals(3, scores.truePositives(0.5));
    assertEquals(0.5, scores.meanMatchedScore(0.5));
    assertEquals(0, scores.truePositives(0.55));
  }

  /** Against the textbook's maximum matching by augmenting paths, where ties at 1/2 abound. */
  @Test
  void noMatchingIsLarger() {
    Random random = new Random(3);
    int atExactlyHalf = 0;
    for (int round = 0; round < 300; round++) {
      Overlaps overlaps = Overlaps.of(pieces(random), pieces(random));
      List<Matching.Match> matches = new Matching(overlaps).matches();
      Set<Integer> truths = new HashSet<>();
      Set<Integer> predictions = new HashSet<>();
      for (Matching.Match match : matches) {
        assertTrue(truths.add(match.truth()) && predictions.add(match.prediction()));
        assertTrue(match.iou() >= 0.5);
        atExactlyHalf += match.iou() == 0.5 ? 1 : 0;
      }
      assertEquals(maximum(overlaps), matches.size());
      Matching matching = new Matching(overlaps);
      assertEquals(overlaps.trueCount(), matches.size() + matching.missed().length);
      assertEquals(overlaps.predictedCount(), matches.size() + matching.falsePositives().length);
    }
    assertTrue(atExactlyHalf > 300, "too few ties to test anything: " + atExactlyHalf);
  }

  /** Rows cut into pieces of 1 to 4 pixels, some of them background. */
  private static RandomAccessibleInterval<IntType> pieces(Random random) {
    int[] pixels = new int[12 * 12];
    int label = 0;
    for (int start = 0; start < pixels.length; ) {
      int end = Math.min(pixels.length, start + 1 + random.nextInt(4));
      Arrays.fill(pixels, start, end, random.nextInt(8) == 0 ? 0 : ++label);
      start = end;
    }
    return ArrayImgs.ints(pixels, 12, 12);
  }

  private static int maximum(Overlaps overlaps) {
    List<List<Integer>> candidates = new ArrayList<>();
    for (int t = 0; t < overlaps.trueCount(); t++) {
      candidates.add(new ArrayList<>());
    }
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      if (overlaps.isObjectPair(pair) && 2 * overlaps.intersection(pair) >= overlaps.union(pair)) {
        candidates.get(overlaps.pairTrue(pair)).add(overlaps.pairPredicted(pair));
      }
    }
    int[] partner = new int[overlaps.predictedCount()];
    Arrays.fill(partner, -1);
    int size = 0;
    for (int t = 0; t < candidates.size(); t++) {
      size += augment(t, candidates, partner, new boolean[partner.length]) ? 1 : 0;
    }
    return size;
  }

  private static boolean augment(
      int t, List<List<Integer>> candidates, int[] partner, boolean[] seen) {
    for (int p : candidates.get(t)) {
      if (!seen[p]) {
        seen[p] = true;
        if (partner[p] < 0 || augment(partner[p], candidates, partner, seen)) {
          partner[p] = t;
          return true;
        }
      }
    }
    return false;
  }

  private static Scores scores(
      RandomAccessibleInterval<IntType> truth, RandomAccessibleInterval<IntType> prediction) {
    return Scores.of(Overlaps.of(truth, prediction));
  }
}
