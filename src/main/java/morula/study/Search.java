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
