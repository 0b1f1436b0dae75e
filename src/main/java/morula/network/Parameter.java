package morula.network;

/**
 * A tensor that belongs to a network or, named within it, to a layer.
 *
 * @param name unique, an identifier; within a layer such as "weight"
 * @param shape sizes in PyTorch's order (output channel, input channel, [Z,] Y, X for a
 *     convolution)
 * @param trainable false for the running statistics of batch normalisation
 * @param role what it is, which decides how it starts
 * @param fanIn how many inputs enter an output value; of a bias, as PyTorch counts them for the
 *     weights beside it
 */
public record Parameter(String name, Shape shape, boolean trainable, Role role, int fanIn) {

  /** What a parameter is. */
  public enum Role {
    /** Added or averaged by a normalisation: starts at 0. */
    ZEROS,
    /** Multiplied or squared by a normalisation: starts at 1. */
    ONES,
    /** Weights of a convolution. */
    WEIGHT,
    /** Bias of a convolution. */
    BIAS
  }

  /**
   * Weights that start as random numbers.
   *
   * @param name within the layer
   * @param fanIn how many inputs enter an output value
   */
  public static Parameter weight(String name, Shape shape, int fanIn) {
    return new Parameter(name, shape, true, Role.WEIGHT, fanIn);
  }

  /**
   * A bias of one number for each output channel.
   *
   * @param name within the layer
   * @param weight the weights beside it
   * @param channels output channels
   */
  public static Parameter bias(String name, Parameter weight, int channels) {
    int fan = WeightInitialization.fanOfPyTorch(weight.shape());
    return new Parameter(name, Shape.of(channels), true, Role.BIAS, fan);
  }

  /** The same under another name. */
  Parameter named(String other) {
    return new Parameter(other, shape, trainable, role, fanIn);
  }

  /**
   * Whether a program for prediction may store it in the precision that it computes in. Scales,
   * offsets and statistics of normalisations stay in 32 bit.
   */
  public boolean followsPrecision() {
    return role == Role.WEIGHT || role == Role.BIAS;
  }
}
