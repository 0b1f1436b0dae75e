package morula.study;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grid search: all combinations one after the other; the last dimension varies fastest. */
final class GridSearch implements Search {
  private final List<Dimension> dimensions;

  GridSearch(List<Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  @Override
  public Optional<Map<String, String>> next(List<Observation> earlier) {
    int left = earlier.size();
    LinkedList<String> values = new LinkedList<>();
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      List<String> choices = ((Choices) dimensions.get(i)).values();
      values.addFirst(choices.get(left % choices.size()));
      left /= choices.size();
    }
    return left > 0 ? Optional.empty() : Optional.of(Search.assign(dimensions, values));
  }
}
