package morula.torchscript;

import java.util.List;

/** The rule by which a step changes the weights, written as TorchScript. */
public interface Optimizer {

  /** The names of the tensors that the optimizer keeps for each parameter; all start at 0. */
  List<String> state();

  /**
   * Appends in-place lines that change one parameter.
   *
   * @param code where the lines go
   * @param variables the parameter with its gradient and state
   */
  void emit(Code code, Variables variables);

  /**
   * The expressions for one parameter.
   *
   * @param parameter its values, detached; to be changed in place
   * @param gradient of the loss
   * @param state the tensors of {@link Optimizer#state()}, in that order; to be changed in place
   * @param learningRate a tensor of one number
   * @param steps a tensor of one number: number of steps, including this one
   */
  record Variables(
      String parameter, String gradient, List<String> state, String learningRate, String steps) {}
}
