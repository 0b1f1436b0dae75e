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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Means of the scores of trials that differ only in the seed. */
final class SeedMeans {
  private SeedMeans() {}

  /**
   * Trials with the same values except for the seed.
   *
   * @param label their values in one line
   * @param scores of those that finished and have one; at least one
   */
  record Group(String label, List<Double> scores) {

    double mean() {
      return Spread.mean(scores);
    }
  }

  /** Returns the groups, the highest mean first. */
  static List<Group> of(List<Trial> trials) {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.state() == Trial.State.FINISHED && !Double.isNaN(trial.score())) {
        scores.computeIfAbsent(label(trial), l -> new ArrayList<>()).add(trial.score());
      }
    }
    return scores.entrySet().stream()
        .map(e -> new Group(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble(Group::mean).reversed())
        .toList();
  }

  private static String label(Trial trial) {
    Map<String, String> values = new LinkedHashMap<>(trial.values());
    values.remove(StudyPlan.SEED);
    return Trial.label(values);
  }
}
