package morula.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The finished epochs of a run.
 *
 * @param epochs one record per epoch, in order
 */
public record History(List<EpochRecord> epochs) {

  public History {
    epochs = List.copyOf(epochs);
  }

  /** Returns this history with one more epoch. */
  public History with(EpochRecord epoch) {
    List<EpochRecord> longer = new ArrayList<>(epochs);
    longer.add(epoch);
    return new History(longer);
  }

  /**
   * Returns means over all steps of the run: "mean training loss", and one for each metric of the
   * steps, such as "mean confident agreement".
   *
   * @param figures names of the metrics in the epochs' scores
   */
  public Map<String, Double> stepMeans(List<String> figures) {
    Map<String, Double> means = new LinkedHashMap<>();
    // every epoch has as many steps
    means.put("mean training loss", mean(EpochRecord::trainingLoss));
    for (String figure : figures) {
      means.put("mean " + figure, mean(e -> e.scores().getOrDefault(figure, Double.NaN)));
    }
    return means;
  }

  private double mean(ToDoubleFunction<EpochRecord> value) {
    return epochs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /**
   * Returns the epoch with the highest score, the last of equal ones; the last epoch where none has
   * a score; empty without epochs.
   */
  public Optional<EpochRecord> best() {
    return epochs.stream()
        .filter(e -> !Double.isNaN(e.score()))
        .max(Comparator.comparingDouble(EpochRecord::score).thenComparing(EpochRecord::epoch))
        .or(() -> epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1)));
  }
}
