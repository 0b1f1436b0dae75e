package morula.network;

/**
 * A tensor that belongs to a network.
 *
 * @param name unique, an identifier
 * @param shape sizes in PyTorch's order (output channel, input channel, [Z,] Y, X for a
 *     convolution)
 * @param trainable false for the running statistics of batch normalisation
 * @param initialization how it starts
 * @param fanIn how many inputs enter an output value
 */
public record Parameter(
    String name, Shape shape, boolean trainable, Initialization initialization, int fanIn) {

  /** The start of a parameter. */
  public enum Initialization {
    ZEROS,
    ONES,
    /** Normal with variance 2 / fanIn: He et al. 2015, doi:10.1109/ICCV.2015.123. */
    HE_NORMAL
  }
}
