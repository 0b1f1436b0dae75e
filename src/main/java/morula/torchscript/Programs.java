package morula.torchscript;

import java.util.ArrayList;
import java.util.List;
import morula.network.BatchNormFolding;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.Weights;

/** Creates the inference programs of a network. */
public final class Programs {
  private Programs() {}

  /**
   * Creates a program with a plain 32-bit {@code forward}, which PyTorch, DeepImageJ, QuPath and
   * bioimage.io can read.
   *
   * @param network the graph
   * @param weights its parameters
   * @param activation applied to the logits
   */
  public static ScriptModule export(Network network, Weights weights, OutputActivation activation) {
    return forward(network, weights, activation, Precision.FP32);
  }

  /**
   * Creates a program with a fast {@code forward}: batch normalisation folded, in the given
   * precision, channels last.
   */
  public static ScriptModule inference(
      Network network, Weights weights, OutputActivation activation, Precision precision) {
    BatchNormFolding folded = BatchNormFolding.of(network, weights);
    return forward(folded.network(), folded.weights(), activation, precision);
  }

  private static ScriptModule forward(
      Network network, Weights weights, OutputActivation activation, Precision precision) {
    List<Attribute> attributes = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      boolean half = precision == Precision.BF16 && parameter.followsPrecision();
      attributes.add(
          new Attribute(
              parameter.name(),
              parameter.shape(),
              weights.get(parameter.name()),
              half ? DataType.BFLOAT16 : DataType.FLOAT32,
              parameter.trainable()));
    }
    Code code = new Code();
    String logits = new GraphEmitter(network, precision, false, false).emit(code, "x");
    code.line("return " + code.activated(activation, logits));
    return new ScriptModule(
        attributes, ScriptModule.method("forward", "x: Tensor", "Tensor", code));
  }
}
