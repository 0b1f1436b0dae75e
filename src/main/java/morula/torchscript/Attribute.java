package morula.torchscript;

import morula.network.Shape;

/**
 * A tensor that a script module owns.
 *
 * @param name an identifier, unique in the module
 * @param shape sizes in PyTorch's order
 * @param values as many as the shape says, last axis fastest
 * @param type {@link DataType#FLOAT32} or {@link DataType#BFLOAT16}: the type in which they are
 *     stored
 * @param parameter whether PyTorch lists it as a parameter; otherwise it is a buffer
 */
public record Attribute(
    String name, Shape shape, float[] values, DataType type, boolean parameter) {

  /**
   * @throws IllegalArgumentException if {@code values} does not have as many numbers as the shape
   */
  public Attribute {
    if (values.length != shape.count()) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values for the shape " + shape.sizes());
    }
  }
}
