package morula.network;

import java.util.List;

/**
 * A layer in its place.
 *
 * @param name unique in the network, an identifier
 * @param layer what it does
 * @param inputs indices of the nodes it reads, all smaller than its own
 * @param owner name of the node whose parameters it uses, which are named {@code owner_weight} …:
 *     its own, or that of an earlier node with the same layer, and then both learn one set. What is
 *     not trained, as the running statistics of a batch normalisation, is never shared, {@code
 *     name_mean} and {@code name_variance}: what passes through two places differs, and one set
 *     would fit neither
 */
public record Node(String name, Layer layer, List<Integer> inputs, String owner) {

  public Node {
    inputs = List.copyOf(inputs);
  }

  /** A node with parameters of its own. */
  public Node(String name, Layer layer, List<Integer> inputs) {
    this(name, layer, inputs, name);
  }

  /** Whether the trainable parameters are its own. */
  boolean ownsParameters() {
    return owner.equals(name);
  }

  /**
   * The name in the network of a parameter that this node uses.
   *
   * @param parameter one of its layer's
   */
  public String nameOf(Parameter parameter) {
    return (parameter.trainable() ? owner : name) + "_" + parameter.name();
  }
}
