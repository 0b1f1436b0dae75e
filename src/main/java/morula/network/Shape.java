package morula.network;

import java.util.List;

/**
 * The sizes of a tensor.
 *
 * @param sizes in PyTorch's order, slowest axis first; empty for a single number
 */
public record Shape(List<Integer> sizes) {

  public Shape {
    sizes = List.copyOf(sizes);
  }

  public static Shape of(Integer... sizes) {
    return new Shape(List.of(sizes));
  }

  /**
   * The number of values.
   *
   * @throws ArithmeticException if the number is 2^31 or more
   */
  public int count() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }
}
