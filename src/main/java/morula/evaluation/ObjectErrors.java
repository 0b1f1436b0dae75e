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

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The matches and the errors of one label image: labels by kind of error, ascending.
 *
 * <p>Every object is in exactly one of {@code matched}, {@code missed} and {@code falsePositives}.
 * {@code merging} and {@code split} give the reason of some errors and may contain the same objects
 * again. An object <i>covers</i> another when more than half of the other's pixels lie in it: the
 * rule by which Matula et al. (Cell tracking accuracy measurement based on comparison of acyclic
 * oriented graphs, PLoS ONE 2015) assign true to predicted objects, and call a predicted one with
 * several true ones "non-split". A split is the same with the roles exchanged. At most one object
 * covers another, so no object is counted twice.
 *
 * @param matched pairs of a true and a predicted object with an IoU of at least 0.5
 * @param missed true objects without a match (false negatives)
 * @param falsePositives predicted objects without a match
 * @param merging predicted objects that cover two true objects or more
 * @param split true objects that cover two predicted objects or more
 */
public record ObjectErrors(
    List<Matching.Match> matched,
    List<Integer> missed,
    List<Integer> falsePositives,
    List<Integer> merging,
    List<Integer> split) {

  /** Classifies the objects of {@code overlaps}. */
  public static ObjectErrors of(Overlaps overlaps) {
    return of(overlaps, new Matching(overlaps));
  }

  static ObjectErrors of(Overlaps overlaps, Matching matching) {
    int[] trueCovered = new int[overlaps.predictedCount()];
    int[] predictedCovered = new int[overlaps.trueCount()];
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      if (!overlaps.isObjectPair(pair)) {
        continue;
      }
      int t = overlaps.pairTrue(pair);
      int p = overlaps.pairPredicted(pair);
      if (2 * overlaps.intersection(pair) > overlaps.trueSize(t)) {
        trueCovered[p]++;
      }
      if (2 * overlaps.intersection(pair) > overlaps.predictedSize(p)) {
        predictedCovered[t]++;
      }
    }
    return new ObjectErrors(
        matching.matches(),
        Arrays.stream(matching.missed()).boxed().toList(),
        Arrays.stream(matching.falsePositives()).boxed().toList(),
        coveringTwo(trueCovered, overlaps::predictedLabel),
        coveringTwo(predictedCovered, overlaps::trueLabel));
  }

  private static List<Integer> coveringTwo(int[] covered, IntUnaryOperator label) {
    return IntStream.range(0, covered.length)
        .filter(object -> covered[object] >= 2)
        .map(label)
        .boxed()
        .toList();
  }
}
