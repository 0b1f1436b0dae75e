package morula.network;

/**
 * A tensor that belongs to a network.
 *
 * @param name unique, an identifier
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
}
