package morula.torchscript;

import morula.network.Emission;
import morula.network.OutputActivation;

/** A builder for the body of one TorchScript method, with unique variable names. */
public final class Code {
  private static final String INDENT = "    ";
  private final StringBuilder lines = new StringBuilder();
  private int count;

  /** Appends {@code line}, indented as the body of a method. */
  public Code line(String line) {
    lines.append(INDENT).append(line).append('\n');
    return this;
  }

  /** Appends {@code name = expression} with a new name and returns that name. */
  public String let(String expression) {
    String name = "v" + count++;
    line(name + " = " + expression);
    return name;
  }

  /**
   * Appends the activation of the output.
   *
   * @return the variable with the network's output
   */
  public String activated(OutputActivation activation, String logits) {
    return switch (activation) {
      case IDENTITY -> logits;
      case SIGMOID -> let("torch.sigmoid(" + logits + ")");
      case SOFTMAX -> let("torch.softmax(" + logits + ", 1)");
    };
  }

  /** Returns a floating-point literal. */
  public static String number(double value) {
    return Emission.number(value);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
