package morula.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import morula.training.EpochRecord;

/**
 * A trial stops when its best score so far is below the median of the best that the finished trials
 * had reached by then. The median stopping rule of Google Vizier (Golovin et al. 2017) is milder:
 * it takes their mean scores up to then.
 */
final class MedianRule {
  /** The first epoch at which a trial is judged. */
  static final int FIRST_EPOCH = 2;

  /** Fewer finished trials than this say too little. */
  static final int LEAST_TRIALS = 4;

  private final List<Trial> finished;

  /**
   * @param earlier trials; those that came to their last epoch are the measure
   */
  MedianRule(List<Trial> earlier) {
    finished = earlier.stream().filter(t -> t.state() == Trial.State.FINISHED).toList();
  }

  /**
   * Why a trial with these epochs, in order from the first on, should stop; empty if it should not.
   */
  Optional<String> reason(List<EpochRecord> epochs) {
    int epoch = epochs.size();
    double[] others =
        finished.stream()
            .filter(t -> t.epochs().size() >= epoch)
            .mapToDouble(t -> best(t.epochs().subList(0, epoch)))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (epoch < FIRST_EPOCH || others.length < LEAST_TRIALS) {
      return Optional.empty();
    }
    double median = median(others);
    double best = best(epochs);
    return best < median
        ? Optional.of(
            String.format(Locale.ROOT, "%.4f after epoch %d, median %.4f", best, epoch, median))
        : Optional.empty();
  }

  /** Negative infinity if no epoch has a score. */
  private static double best(List<EpochRecord> epochs) {
    return epochs.stream()
        .mapToDouble(EpochRecord::score)
        .filter(score -> !Double.isNaN(score))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElseThrow();
  }
}
