package morula.network.layers;

import java.util.ArrayList;
import java.util.List;
import morula.network.Shape;

/** Computes the shapes of kernels. */
final class Kernels {
  private Kernels() {}

  /** Returns the shape of weights: two numbers of channels, then the kernel's [Z,] Y, X. */
  static Shape shape(int first, int second, List<Integer> kernel) {
    List<Integer> sizes = new ArrayList<>(List.of(first, second));
    sizes.addAll(kernel);
    return new Shape(sizes);
  }
}
