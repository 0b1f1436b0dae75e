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

package morula.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The tree-structured Parzen estimator of Bergstra et al., Algorithms for Hyper-Parameter
 * Optimization (NIPS 2011), for dimensions that do not depend on each other: values that are likely
 * among the good trials, l(x), and unlikely among the others, g(x).
 */
final class ParzenSearch implements Search {
  /** Number of trials that are drawn at random before the estimator is used. */
  static final int RANDOM_TRIALS = 6;

  /** The share of the trials that counts as good. */
  private static final double GOOD = 0.25;

  private static final int CANDIDATES = 24;

  private final List<Dimension> dimensions;
  private final long seed;
  private final Search random;

  ParzenSearch(List<Dimension> dimensions, long seed) {
    this.dimensions = dimensions;
    this.seed = seed;
    random = new RandomSearch(dimensions, seed);
  }

  @Override
  public Optional<Map<String, String>> next(List<Observation> earlier) {
    if (earlier.size() < RANDOM_TRIALS) {
      return random.next(earlier);
    }
    List<Observation> sorted = new ArrayList<>(earlier);
    sorted.sort(Comparator.comparingDouble(ParzenSearch::score).reversed());
    int good = (int) Math.ceil(GOOD * sorted.size());
    RandomGenerator generator = Search.random(seed, earlier);
    List<String> values = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      values.add(
          best(dimension, sorted.subList(0, good), sorted.subList(good, sorted.size()), generator));
    }
    Map<String, String> next = Search.assign(dimensions, values);
    return Search.isKnown(next, earlier) ? random.next(earlier) : Optional.of(next);
  }

  private static double score(Observation observation) {
    return Double.isNaN(observation.score()) ? Double.NEGATIVE_INFINITY : observation.score();
  }

  /**
   * Returns the candidate with the highest ratio l/g; the ratio is a product over the dimensions,
   * so each can be maximised separately.
   */
  private static String best(
      Dimension dimension,
      List<Observation> good,
      List<Observation> others,
      RandomGenerator random) {
    Density l = density(dimension, good);
    Density g = density(dimension, others);
    String best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < CANDIDATES; i++) {
      String candidate = l.sample(random);
      double ratio = l.log(candidate) - g.log(candidate);
      if (best == null || ratio > highest) {
        best = candidate;
        highest = ratio;
      }
    }
    return best;
  }

  private static Density density(Dimension dimension, List<Observation> observations) {
    return Density.of(
        dimension, observations.stream().map(o -> dimension.valueIn(o.values())).toList());
  }
}
