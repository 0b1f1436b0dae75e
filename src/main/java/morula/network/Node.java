package morula.network;

import java.util.List;

/**
 * A layer at its place in a network.
 *
 * @param name unique in the network, an identifier
 * @param layer the operation
 * @param inputs indices of the nodes it reads, all smaller than its own
 * @param owner name of the node whose parameters it uses, which are named {@code owner_weight} …:
 *     its own name, or that of an earlier node with the same layer, so that both train one set of
 *     parameters. Values that are not trained, such as the running statistics {@code name_mean} and
 *     {@code name_variance} of a batch normalisation, are never shared, since the statistics of the
 *     two places differ
 */
public record Node(String name, Layer layer, List<Integer> inputs, String owner) {

  public Node {
    inputs = List.copyOf(inputs);
  }

  /** Creates a node with its own parameters. */
  public Node(String name, Layer layer, List<Integer> inputs) {
    this(name, layer, inputs, name);
  }

  /** Whether the node owns its trainable parameters. */
  boolean ownsParameters() {
    return owner.equals(name);
  }

  /**
   * Returns the name in the network of a parameter that this node uses.
   *
   * @param parameter one of its layer's
   */
  public String nameOf(Parameter parameter) {
    return (parameter.trainable() ? owner : name) + "_" + parameter.name();
  }
}
