package morula.network;

import java.util.ArrayList;
import java.util.List;
import morula.network.Parameter.Role;

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
              Role.WEIGHT,
              in * product(convolution.kernel()));
      return convolution.bias() ? List.of(weight, bias(node, weight, out)) : List.of(weight);
    }
    if (node.layer() instanceof Layer.TransposedConvolution convolution) {
      Parameter weight =
          new Parameter(
              node.name() + "_weight",
              shape(in, out, convolution.kernel()),
              true,
              Role.WEIGHT,
              (int) Math.round(in * taps(convolution)));
      return List.of(weight, bias(node, weight, out));
    }
    if (node.layer() instanceof Layer.BatchNormalization) {
      return List.of(
          new Parameter(node.name() + "_weight", Shape.of(out), true, Role.ONES, 1),
          new Parameter(node.name() + "_bias", Shape.of(out), true, Role.ZEROS, 1),
          new Parameter(node.name() + "_mean", Shape.of(out), false, Role.ZEROS, 1),
          new Parameter(node.name() + "_variance", Shape.of(out), false, Role.ONES, 1));
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

  private static Parameter bias(Node node, Parameter weight, int count) {
    int fan = WeightInitialization.fanOfPyTorch(weight.shape());
    return new Parameter(node.name() + "_bias", Shape.of(count), true, Role.BIAS, fan);
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
