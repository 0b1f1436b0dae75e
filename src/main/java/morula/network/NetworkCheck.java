package morula.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether nodes make a network. */
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
    if (nodes.size() < 2 || !(nodes.get(0).layer() instanceof Layer.Input)) {
      throw new IllegalArgumentException("A network begins with its input and has a layer");
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
      check.addition(node);
      check.slice(node);
      check.unpooling(node);
      check.sharing(node);
    }
  }

  private void addition(Node node) {
    if (node.layer() instanceof Layer.Addition) {
      require(
          node.inputs().size() > 1
              && node.inputs().stream().map(channels::get).distinct().count() == 1,
          node,
          "needs two inputs or more with the same number of channels");
    }
  }

  private void slice(Node node) {
    if (node.layer() instanceof Layer.ChannelSlice slice) {
      int given = channels.get(node.inputs().get(0));
      require(
          0 <= slice.from() && slice.from() < slice.to() && slice.to() <= given,
          node,
          "takes channels that its input lacks");
    }
  }

  private void unpooling(Node node) {
    if (node.layer() instanceof Layer.MaxUnpooling unpooling) {
      require(
          node.inputs().size() == 2
              && nodes
                  .get(node.inputs().get(1))
                  .layer()
                  .equals(new Layer.MaxPooling(unpooling.factor()))
              && channels.get(node.inputs().get(0)).equals(channels.get(node.inputs().get(1))),
          node,
          "needs a second input that pooled the same blocks and channels");
    }
  }

  private void sharing(Node node) {
    if (node.owner().equals(node.name())) {
      return;
    }
    Integer index = indices.get(node.owner());
    require(index != null, node, "shares the parameters of no earlier node");
    Node owner = nodes.get(index);
    require(
        owner.owner().equals(owner.name())
            && owner.layer().equals(node.layer())
            && channels.get(owner.inputs().get(0)).equals(channels.get(node.inputs().get(0))),
        node,
        "shares the parameters of a node that is not like it");
  }

  private static void require(boolean condition, Node node, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(node.name() + " " + problem);
    }
  }
}
