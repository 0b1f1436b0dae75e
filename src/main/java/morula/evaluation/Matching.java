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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A one-to-one matching of true and predicted objects: the largest number of pairs with an
 * intersection over union (IoU) of at least 0.5. It equals the optimal assignment of {@code
 * stardist.matching}; the matches at a higher threshold are the pairs whose IoU reaches it.
 *
 * <p>No assignment problem has to be solved. The pixels of an object's partners are disjoint, so if
 * it shares more than half of the union with one, every other shares less than half. And if two
 * partners p and q of t have an IoU of exactly 1/2, each covers half of t and has no pixel outside
 * t, so neither has another partner: whichever is taken, t gives one match with the same IoU. Hence
 * taking pairs in the order of their labels gives the largest number of matches and the one
 * possible sum of their IoUs.
 */
public final class Matching {

  /**
   * One match.
   *
   * @param truth label of the true object
   * @param prediction label of the predicted object
   * @param trueSize pixels of the true object
   * @param intersection pixels in both
   * @param union pixels in at least one of them
   */
  public record Match(int truth, int prediction, long trueSize, long intersection, long union) {

    /** Returns the intersection over union, 0.5 to 1. */
    public double iou() {
      return (double) intersection / union;
    }

    /**
     * Returns the size of the predicted object, as a multiple of that of the true one, 0.5 to 2.
     */
    double sizeRatio() {
      return (double) (union + intersection - trueSize) / trueSize;
    }

    /** Returns whether the IoU is at least {@link Thresholds#value Thresholds.value(index)}. */
    public boolean reaches(int index) {
      return Thresholds.reached(intersection, union, index);
    }
  }

  private final List<Match> matches = new ArrayList<>();
  private final int[] missed;
  private final int[] falsePositives;

  /** Matches the objects of {@code overlaps}. */
  public Matching(Overlaps overlaps) {
    boolean[] trueTaken = new boolean[overlaps.trueCount()];
    boolean[] predictedTaken = new boolean[overlaps.predictedCount()];
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      if (!overlaps.isObjectPair(pair)) {
        continue;
      }
      int t = overlaps.pairTrue(pair);
      int p = overlaps.pairPredicted(pair);
      long intersection = overlaps.intersection(pair);
      long union = overlaps.union(pair);
      if (Thresholds.reached(intersection, union, 0) && !trueTaken[t] && !predictedTaken[p]) {
        trueTaken[t] = true;
        predictedTaken[p] = true;
        matches.add(
            new Match(
                overlaps.trueLabel(t),
                overlaps.predictedLabel(p),
                overlaps.trueSize(t),
                intersection,
                union));
      }
    }
    int[] free = notTaken(trueTaken);
    missed = Arrays.stream(free).map(overlaps::trueLabel).toArray();
    free = notTaken(predictedTaken);
    falsePositives = Arrays.stream(free).map(overlaps::predictedLabel).toArray();
  }

  private static int[] notTaken(boolean[] taken) {
    int[] free = new int[taken.length];
    int count = 0;
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        free[count++] = i;
      }
    }
    return Arrays.copyOf(free, count);
  }

  /** Returns the matches at 0.5, in ascending order of the true label. */
  public List<Match> matches() {
    return List.copyOf(matches);
  }

  /** Returns the labels of the true objects without a match at 0.5, ascending. */
  public int[] missed() {
    return missed.clone();
  }

  /** Returns the labels of the predicted objects without a match at 0.5, ascending. */
  public int[] falsePositives() {
    return falsePositives.clone();
  }
}
