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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import morula.patches.RandomStreams;

/**
 * A search, which chooses the values of the next trial. The choice depends only on the earlier
 * trials and the seed.
 */
@FunctionalInterface
interface Search {

  /**
   * An earlier trial.
   *
   * @param values of the varied keys
   * @param score higher is better; NaN if it has none, which is worse than any
   */
  record Observation(Map<String, String> values, double score) {}

  /** Returns the varied keys with values that no earlier trial had; empty if none are left. */
  Optional<Map<String, String>> next(List<Observation> earlier);

  /** Returns the search that the plan asks for. */
  static Search of(StudyPlan plan) {
    return switch (plan.method()) {
      case GRID -> new GridSearch(plan.varied());
      case RANDOM -> new RandomSearch(plan.varied(), plan.seed());
      case TPE -> new ParzenSearch(plan.varied(), plan.seed());
    };
  }

  /** Returns the random generator of the next trial. */
  static RandomGenerator random(long seed, List<Observation> earlier) {
    return RandomStreams.of(seed, earlier.size());
  }

  /** Returns each key with its value, from one value per dimension. */
  static Map<String, String> assign(List<Dimension> dimensions, List<String> values) {
    Map<String, String> assigned = new LinkedHashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      assigned.putAll(dimensions.get(i).assign(values.get(i)));
    }
    return assigned;
  }

  /** Whether an earlier trial had these values; a repetition would give the same result. */
  static boolean isKnown(Map<String, String> values, List<Observation> earlier) {
    return earlier.stream().anyMatch(o -> o.values().equals(values));
  }
}
