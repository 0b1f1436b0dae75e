package morula.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network as an immutable graph: nodes in an order in which each reads only earlier ones. The
 * first is the input, the last the output (its logits).
 *
 * @param dimensions spatial axes, 2 or 3
 * @param nodes at least two
 */
public record Network(int dimensions, List<Node> nodes) {

  /**
   * @throws IllegalArgumentException if the graph is not well formed
   */
  public Network {
    nodes = List.copyOf(nodes);
    NetworkCheck.check(dimensions, nodes);
  }

  /** Channels that the network expects. */
  public int inputChannels() {
    return ((Layer.Input) nodes.get(0).layer()).channels();
  }

  /** Channels of the network's output. */
  public int outputChannels() {
    return channels().get(nodes.size() - 1);
  }

  /** Output channels of each node. */
  public List<Integer> channels() {
    return channels(nodes);
  }

  static List<Integer> channels(List<Node> nodes) {
    List<Integer> channels = new ArrayList<>();
    for (Node node : nodes) {
      channels.add(channels(node, channels));
    }
    return channels;
  }

  private static int channels(Node node, List<Integer> before) {
    if (node.layer() instanceof Layer.Input input) {
      return input.channels();
    }
    if (node.layer() instanceof Layer.Convolution convolution) {
      return convolution.channels();
    }
    if (node.layer() instanceof Layer.TransposedConvolution convolution) {
      return convolution.channels();
    }
    if (node.layer() instanceof Layer.Concatenation) {
      return node.inputs().stream().mapToInt(before::get).sum();
    }
    if (node.layer() instanceof Layer.ChannelSlice slice) {
      return slice.to() - slice.from();
    }
    return before.get(node.inputs().get(0));
  }

  /**
   * All parameters, node by node; those that several nodes share only once. Running statistics are
   * each node's own.
   */
  public List<Parameter> parameters() {
    List<Integer> channels = channels();
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      int in = node.inputs().isEmpty() ? 0 : channels.get(node.inputs().get(0));
      boolean own = node.owner().equals(node.name());
      LayerParameters.of(node, in, channels.get(i)).stream()
          .filter(p -> own || !p.trainable())
          .forEach(parameters::add);
    }
    return parameters;
  }

  /** How many numbers training adjusts. */
  public long trainableCount() {
    return parameters().stream()
        .filter(Parameter::trainable)
        .mapToLong(p -> p.shape().count())
        .sum();
  }

  /** Indices of the nodes that read node {@code index}. */
  public List<Integer> readers(int index) {
    return IntStream.range(0, nodes.size())
        .filter(i -> nodes.get(i).inputs().contains(index))
        .boxed()
        .toList();
  }
}
