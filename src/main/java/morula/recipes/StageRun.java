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

package morula.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.learning.TrainingSettings;
import morula.study.StudyPlan;
import morula.study.StudyResult;
import morula.study.TrainKeys;
import morula.study.Trial;

/**
 * A stage that has run.
 *
 * @param stage stage of the recipe
 * @param plan study that was run, with all keys resolved
 * @param result trials of the study
 * @param heldOut number of a trial → its results on held-out images; empty if there are none
 */
record StageRun(
    Stage stage, StudyPlan plan, StudyResult result, Map<Integer, List<HeldOutImage>> heldOut) {

  /** Creates a stage whose models are not evaluated on held-out images, or not yet. */
  StageRun(Stage stage, StudyPlan plan, StudyResult result) {
    this(stage, plan, result, Map.of());
  }

  /** Returns the stage with its trials replaced, in the same order, by trials with more scores. */
  StageRun with(List<Trial> trials) {
    Optional<Trial> best =
        result
            .best()
            .map(
                before ->
                    trials.stream()
                        .filter(t -> t.number() == before.number())
                        .findAny()
                        .orElse(before));
    return new StageRun(stage, plan, new StudyResult(trials, best), heldOut);
  }

  /** Returns the trials whose keys have the values of {@code where}. */
  List<Trial> trials(Map<String, String> where) {
    return result.trials().stream().filter(t -> Figure.matches(where, keys(t))).toList();
  }

  /** Returns the fixed and the varied keys of a trial. */
  Map<String, String> keys(Trial trial) {
    Map<String, String> keys = new LinkedHashMap<>(plan.fixed());
    keys.putAll(trial.values());
    return keys;
  }

  /** Returns the settings with which a trial was trained, with the path of its model. */
  TrainingSettings settings(Trial trial, TrainKeys keys) {
    Map<String, String> values = keys(trial);
    values.put(TrainingSettings.MODEL.name(), trial.model().toString());
    return keys.settings(values);
  }
}
