package morula.study;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result of a study.
 *
 * @param trials in the order in which they ran
 * @param best the finished trial with the best score, the first of equals; where none finished, the
 *     best of those that left a model; empty if none did
 */
public record StudyResult(List<Trial> trials, Optional<Trial> best) {

  /** Copies the list. */
  public StudyResult {
    trials = List.copyOf(trials);
  }

  /**
   * Returns the result of {@code trials}: the best is one of those that left a model; trials
   * without a score rank last.
   */
  static StudyResult of(List<Trial> trials) {
    return new StudyResult(
        trials,
        trials.stream()
            .filter(t -> !t.epochs().isEmpty() && Files.exists(t.model()))
            .max(Comparator.comparing(StudyResult::isFinished).thenComparing(BY_SCORE)));
  }

  private static boolean isFinished(Trial trial) {
    return trial.state() == Trial.State.FINISHED;
  }

  /**
   * Ascending order of the scores; trials without a score come first, and of equal scores the later
   * trial.
   */
  static final Comparator<Trial> BY_SCORE =
      Comparator.comparingDouble(
              (Trial t) -> Double.isNaN(t.score()) ? Double.NEGATIVE_INFINITY : t.score())
          .thenComparing(t -> -t.number());
}
