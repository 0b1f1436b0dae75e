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
