package morula.network;

import java.util.List;
import java.util.Locale;

/**
 * The place in a TorchScript program where a layer writes its code. TorchScript is a subset of
 * Python with types; the operators are those of PyTorch.
 */
public interface Emission {

  /** The number of spatial axes, 2 or 3. */
  int dimensions();

  /** The variables with the layer's inputs: N, channel, [Z,] Y, X; in the numeric precision. */
  List<String> inputs();

  /** The variable with the layer's first input. */
  default String input() {
    return inputs().get(0);
  }

  /** Whether the program trains on a batch here; otherwise it predicts. */
  boolean training();

  /** Appends a line {@code variable = expression} with a new variable and returns the variable. */
  String let(String expression);

  /**
   * Returns the expression of a parameter in the numeric precision of the inputs.
   *
   * @param name within the layer, as {@link Layer#parameters} gives it
   */
  String parameter(String name);

  /** Returns the expression of a parameter in 32 bit, whatever the precision of the inputs is. */
  String parameterIn32Bit(String name);

  /** Whether the first input may be changed in place, as PyTorch's {@code relu_} does. */
  boolean inputMayBeOverwritten();

  /** Whether another layer reads the side outputs of this one. */
  boolean sideOutputsAreRead();

  /** Stores expressions as side outputs for the layers that read this one. */
  void leaveSideOutputs(List<String> expressions);

  /**
   * Returns the side outputs of one of the inputs.
   *
   * @param input position among the inputs, for which {@link Layer#readsSideOutputs} holds
   */
  List<String> sideOutputs(int input);

  /** Returns a floating-point literal. */
  static String number(double value) {
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
