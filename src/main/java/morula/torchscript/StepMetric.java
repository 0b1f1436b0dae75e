package morula.torchscript;

/** A metric of the batch of a training step, written as TorchScript. */
public interface StepMetric {

  /** The name in tables, such as "confident agreement". */
  String name();

  /**
   * Appends lines that compute the figure.
   *
   * @param code where the lines go
   * @param logits variable: N, channel, [Z,] Y, X; as the weights were before the step, and without
   *     a gradient
   * @param target variable: N, target channel, [Z,] Y, X; −1 where a pixel does not count
   * @return the variable that holds the figure, a tensor of no dimensions
   */
  String emit(Code code, String logits, String target);
}
