package morula.network;

import java.util.ArrayList;
import java.util.List;
import morula.network.Parameter.Initialization;

/** Which parameters a layer has. */
final class LayerParameters {
  private LayerParameters() {}

  static List<Parameter> of(Node node, int in, int out) {
    if (node.layer() instanceof Layer.Convolution convolution) {
      Parameter weight =
          new Parameter(
              node.name() + "_weight",
              shape(out, in, convolution.kernel()),
              true,
              Initialization.HE_NORMAL,
              in * product(convolution.kernel()));
      return convolution.bias() ? List.of(weight, zeros(node, "_bias", out)) : List.of(weight);
    }
    if (node.layer() instanceof Layer.TransposedConvolution convolution) {
      return List.of(
          new Parameter(
              node.name() + "_weight",
              shape(in, out, convolution.factor()),
              true,
              Initialization.HE_NORMAL,
              in),
          zeros(node, "_bias", out));
    }
    if (node.layer() instanceof Layer.BatchNormalization) {
      return List.of(
          new Parameter(node.name() + "_weight", Shape.of(out), true, Initialization.ONES, 1),
          zeros(node, "_bias", out),
          new Parameter(node.name() + "_mean", Shape.of(out), false, Initialization.ZEROS, 1),
          new Parameter(node.name() + "_variance", Shape.of(out), false, Initialization.ONES, 1));
    }
    return List.of();
  }

  private static Parameter zeros(Node node, String suffix, int count) {
    return new Parameter(node.name() + suffix, Shape.of(count), true, Initialization.ZEROS, 1);
  }

  private static int product(List<Integer> sizes) {
    return new Shape(sizes).count();
  }

  private static Shape shape(int first, int second, List<Integer> kernel) {
    List<Integer> sizes = new ArrayList<>(List.of(first, second));
    sizes.addAll(kernel);
    return new Shape(sizes);
  }
}
