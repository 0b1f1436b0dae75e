package morula.network;

import java.util.List;

/**
 * A layer in its place.
 *
 * @param name unique in the network, an identifier; parameters are named {@code name_weight} …
 * @param layer what it does
 * @param inputs indices of the nodes it reads, all smaller than its own
 */
public record Node(String name, Layer layer, List<Integer> inputs) {

  public Node {
    inputs = List.copyOf(inputs);
  }
}
