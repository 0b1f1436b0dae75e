package morula.torchscript;

import java.util.List;

/** The rule by which a step changes the weights, written as TorchScript. */
public interface Optimizer {

  /** Names of the tensors that it keeps for each parameter; all start at 0. */
  List<String> state();

  /**
   * Appends in-place lines that change one parameter.
   *
   * @param code where the lines go
   * @param variables the parameter and what belongs to it
   */
  void emit(Code code, Variables variables);

  /**
   * Expressions for one parameter.
   *
   * @param parameter its values, detached; to be changed in place
   * @param gradient of the loss
   * @param state the tensors of {@link Optimizer#state()}, in that order; to be changed in place
   * @param learningRate a tensor of one number
   * @param steps a tensor of one number: how many steps were made, this one included
   */
  record Variables(
      String parameter, String gradient, List<String> state, String learningRate, String steps) {}
}
