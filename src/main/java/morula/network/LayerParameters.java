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
              shape(in, out, convolution.kernel()),
              true,
              Initialization.HE_NORMAL,
              (int) Math.round(in * taps(convolution))),
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

  /** How many taps of the kernel meet a pixel of the input, on average where any does. */
  private static double taps(Layer.TransposedConvolution layer) {
    double taps = 1;
    for (int axis = 0; axis < layer.kernel().size(); axis++) {
      int stride = layer.stride().get(axis);
      boolean sparse = layer.dilation().get(axis) % stride == 0;
      taps *=
          sparse
              ? layer.kernel().get(axis)
              : Math.max(1.0, layer.kernel().get(axis) / (double) stride);
    }
    return taps;
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
