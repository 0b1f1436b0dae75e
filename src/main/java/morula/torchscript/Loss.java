package morula.torchscript;

/** A loss that can be written as TorchScript. */
public interface Loss {

  /**
   * Appends lines that compute the loss.
   *
   * @param code where the lines go
   * @param logits variable: N, channel, [Z,] Y, X; before the output activation; 32-bit float
   * @param target variable: N, target channel, [Z,] Y, X; 32-bit float; −1 where a pixel costs
   *     nothing
   * @return the variable that holds the loss, a tensor of no dimensions
   */
  String emit(Code code, String logits, String target);
}
