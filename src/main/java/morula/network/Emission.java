package morula.network;

import java.util.List;
import java.util.Locale;

/**
 * The place in a TorchScript program where a layer writes itself. TorchScript is a subset of Python
 * with types; the operators are those of PyTorch.
 */
public interface Emission {

  /** Spatial axes, 2 or 3. */
  int dimensions();

  /** Variables with what the layer reads: N, channel, [Z,] Y, X; in the numeric precision. */
  List<String> inputs();

  /** The variable with the layer's first input. */
  default String input() {
    return inputs().get(0);
  }

  /** Whether the program learns from a batch here, and does not predict. */
  boolean training();

  /** Appends a line {@code variable = expression} with a new variable and returns that. */
  String let(String expression);

  /**
   * The expression of a parameter in the numeric precision of the inputs.
   *
   * @param name within the layer, as {@link Layer#parameters} gives it
   */
  String parameter(String name);

  /** The expression of a parameter in 32 bit, whatever the precision of the inputs is. */
  String parameterIn32Bit(String name);

  /** Whether the first input may be changed in place, as PyTorch's {@code relu_} does. */
  boolean inputMayBeOverwritten();

  /** Whether another layer reads what this one leaves beside its output. */
  boolean sideOutputsAreRead();

  /** Leaves expressions for the layers that read this one. */
  void leaveSideOutputs(List<String> expressions);

  /**
   * The expressions that one of the inputs left.
   *
   * @param input position among the inputs, for which {@link Layer#readsSideOutputs} holds
   */
  List<String> sideOutputs(int input);

  /** A floating-point literal. */
  static String number(double value) {
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
