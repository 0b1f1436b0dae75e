package morula.engine;

import java.util.List;

/**
 * What a training step says of its batch.
 *
 * @param loss before the step
 * @param metrics before the step, in the order of the program's metrics
 */
public record StepResult(float loss, List<Double> metrics) {

  /** Copies. */
  public StepResult {
    metrics = List.copyOf(metrics);
  }
}
