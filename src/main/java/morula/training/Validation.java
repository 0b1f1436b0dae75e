package morula.training;

import morula.engine.Predictor;
import morula.progress.Progress;

/** Judges a network in training on images that it does not learn from. */
public interface Validation {

  /** What the score is, such as "accuracy at IoU 0.5"; higher is better. */
  String scoreName();

  /**
   * The scores of the network as it is now.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  ValidationScores scores(Predictor network, Progress progress);
}
