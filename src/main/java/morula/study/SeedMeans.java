package morula.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mean and spread of the scores of trials that differ in the seed alone. */
final class SeedMeans {
  static final String SEED = "seed";

  private SeedMeans() {}

  /**
   * Trials with the same values but for the seed.
   *
   * @param label their values in one line
   * @param scores of those that finished and have one; at least one
   */
  record Group(String label, double[] scores) {

    double mean() {
      return Arrays.stream(scores).average().orElseThrow();
    }

    /** With n − 1 in the denominator; NaN for a single score. */
    double deviation() {
      double mean = mean();
      double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
      return Math.sqrt(squares / (scores.length - 1));
    }
  }

  /** The groups, the best mean first. */
  static List<Group> of(List<Trial> trials) {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.state() == Trial.State.FINISHED && !Double.isNaN(trial.score())) {
        scores.computeIfAbsent(label(trial), l -> new ArrayList<>()).add(trial.score());
      }
    }
    return scores.entrySet().stream()
        .map(e -> new Group(e.getKey(), e.getValue().stream().mapToDouble(s -> s).toArray()))
        .sorted(Comparator.comparingDouble(Group::mean).reversed())
        .toList();
  }

  private static String label(Trial trial) {
    Map<String, String> values = new LinkedHashMap<>(trial.values());
    values.remove(SEED);
    return Trial.label(values);
  }
}
