package morula.engine;

import java.util.List;

/**
 * The loss and the metrics of a training step.
 *
 * @param loss before the step
 * @param metrics before the step, in the order of the program's metrics
 */
public record StepResult(float loss, List<Double> metrics) {

  /** Copies the metrics. */
  public StepResult {
    metrics = List.copyOf(metrics);
  }
}
