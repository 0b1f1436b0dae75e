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
 * @param stage from the recipe
 * @param plan what was run, all keys resolved
 * @param result its trials
 * @param unseen number of a trial → how images went that it never saw; empty where none are held
 *     out
 */
record StageRun(
    Stage stage, StudyPlan plan, StudyResult result, Map<Integer, List<UnseenImage>> unseen) {

  /** A stage whose models are not judged by unseen images, or not yet. */
  StageRun(Stage stage, StudyPlan plan, StudyResult result) {
    this(stage, plan, result, Map.of());
  }

  /** The same with its trials replaced, in the same order, by what further is known of them. */
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
    return new StageRun(stage, plan, new StudyResult(trials, best), unseen);
  }

  /** The trials whose keys have the values of {@code where}. */
  List<Trial> trials(Map<String, String> where) {
    return result.trials().stream().filter(t -> Figure.matches(where, keys(t))).toList();
  }

  /** The fixed and the varied keys of a trial. */
  Map<String, String> keys(Trial trial) {
    Map<String, String> keys = new LinkedHashMap<>(plan.fixed());
    keys.putAll(trial.values());
    return keys;
  }

  /** The settings that a trial was trained with; its model is where they say. */
  TrainingSettings settings(Trial trial, TrainKeys keys) {
    Map<String, String> values = keys(trial);
    values.put("model", trial.model().toString());
    return keys.settings(values);
  }
}
