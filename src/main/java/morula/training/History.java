package morula.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What has happened in a run so far.
 *
 * @param epochs one record an epoch, in order
 */
public record History(List<EpochRecord> epochs) {

  public History {
    epochs = List.copyOf(epochs);
  }

  /** This history with one more epoch. */
  public History with(EpochRecord epoch) {
    List<EpochRecord> longer = new ArrayList<>(epochs);
    longer.add(epoch);
    return new History(longer);
  }

  /** The epoch with the highest score, the first of equals; the last where none has a score. */
  public Optional<EpochRecord> best() {
    return epochs.stream()
        .filter(e -> !Double.isNaN(e.score()))
        .max(Comparator.comparingDouble(EpochRecord::score).thenComparing(e -> -e.epoch()))
        .or(() -> epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1)));
  }
}
