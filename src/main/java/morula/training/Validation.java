package morula.training;

import morula.engine.Predictor;
import morula.progress.Progress;

/** Evaluates a network during its training, on images that it is not trained on. */
public interface Validation {

  /** Returns the name of the main score, such as "accuracy at IoU 0.5"; higher is better. */
  String scoreName();

  /**
   * Returns the scores of the network in its present state.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  ValidationScores scores(Predictor network, Progress progress);
}
