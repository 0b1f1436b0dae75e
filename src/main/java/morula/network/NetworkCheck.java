package morula.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that nodes form a network; each layer checks its own inputs. */
final class NetworkCheck {
  private final List<Node> nodes;
  private final List<Integer> channels;
  private final Map<String, Integer> indices = new HashMap<>();

  private NetworkCheck(List<Node> nodes) {
    this.nodes = nodes;
    this.channels = Network.channels(nodes);
  }

  /**
   * @throws IllegalArgumentException naming the node that does not fit
   */
  static void check(int dimensions, List<Node> nodes) {
    if (dimensions != 2 && dimensions != 3) {
      throw new IllegalArgumentException("A network has 2 or 3 dimensions, not " + dimensions);
    }
    if (nodes.size() < 2 || !nodes.get(0).inputs().isEmpty()) {
      throw new IllegalArgumentException(
          "A network needs an input as its first node, and at least one more layer");
    }
    for (int i = 0; i < nodes.size(); i++) {
      require(i == 0 || !nodes.get(i).inputs().isEmpty(), nodes.get(i), "reads nothing");
      for (int input : nodes.get(i).inputs()) {
        require(input < i, nodes.get(i), "reads a later node");
      }
    }
    NetworkCheck check = new NetworkCheck(nodes);
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      require(check.indices.put(node.name(), i) == null, node, "has the name of another node");
      check.sharing(node);
    }
  }

  private void sharing(Node node) {
    if (node.ownsParameters()) {
      return;
    }
    Integer index = indices.get(node.owner());
    require(index != null, node, "shares the parameters of no earlier node");
    Node owner = nodes.get(index);
    require(
        owner.ownsParameters()
            && owner.layer().equals(node.layer())
            && inputChannels(owner).equals(inputChannels(node)),
        node,
        "shares the parameters of a node that is not like it");
  }

  private List<Integer> inputChannels(Node node) {
    return node.inputs().stream().map(channels::get).toList();
  }

  private static void require(boolean condition, Node node, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(node.name() + " " + problem);
    }
  }
}
