package morula.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random search: each dimension is drawn independently, and the same values are not tried twice.
 */
final class RandomSearch implements Search {
  /** The search ends after this number of draws without new values. */
  private static final int DRAWS = 1000;

  private final List<Dimension> dimensions;
  private final long seed;

  RandomSearch(List<Dimension> dimensions, long seed) {
    this.dimensions = dimensions;
    this.seed = seed;
  }

  @Override
  public Optional<Map<String, String>> next(List<Observation> earlier) {
    RandomGenerator random = Search.random(seed, earlier);
    for (int i = 0; i < DRAWS; i++) {
      Map<String, String> values =
          Search.assign(dimensions, dimensions.stream().map(d -> d.sample(random)).toList());
      if (!Search.isKnown(values, earlier)) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }
}
