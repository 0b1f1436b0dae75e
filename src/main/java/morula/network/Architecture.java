package morula.network;

import java.util.List;

/** A family of networks with its options chosen. */
public interface Architecture {

  /**
   * The text of the architecture with all of its options, as {@link Architectures#parse} reads it
   * again.
   */
  String text();

  /** The publications that describe it, to be cited in models; at least one. */
  List<Publication> publications();

  /**
   * Builds the graph.
   *
   * @param dimensions spatial axes, 2 or 3
   * @param inputChannels 1 or more
   * @param outputChannels 1 or more
   */
  Network build(int dimensions, int inputChannels, int outputChannels);
}
