package morula.network;

/** A family of networks with its options chosen. */
public interface Architecture {

  /** The architecture with its options, as {@link Architectures#parse} reads it. */
  String text();

  /**
   * Builds the graph.
   *
   * @param dimensions spatial axes, 2 or 3
   * @param inputChannels 1 or more
   * @param outputChannels 1 or more
   */
  Network build(int dimensions, int inputChannels, int outputChannels);
}
