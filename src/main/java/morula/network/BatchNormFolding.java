package morula.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes batch normalisation from a trained network where it directly follows a convolution that
 * nothing else reads: y = g (W x − mean) / sqrt(variance + eps) + b is again a convolution. Nodes
 * that shared parameters each get their own, since what is folded into them may differ.
 *
 * @param network the network without those normalisations
 * @param weights its weights
 */
public record BatchNormFolding(Network network, Weights weights) {
  /** PyTorch's default. */
  public static final double EPSILON = 1e-5;

  /** Folds what can be folded; the predictions stay the same but for rounding. */
  public static BatchNormFolding of(Network network, Weights weights) {
    List<Node> nodes = new ArrayList<>();
    Map<String, float[]> values = new LinkedHashMap<>();
    Map<Integer, Integer> moved = new HashMap<>();
    for (int i = 0; i < network.nodes().size(); i++) {
      Node node = network.nodes().get(i);
      List<Integer> inputs = node.inputs().stream().map(moved::get).toList();
      List<Integer> readers = network.readers(i);
      if (node.layer() instanceof Layer.Convolution convolution
          && readers.size() == 1
          && network.nodes().get(readers.get(0)).layer() instanceof Layer.BatchNormalization) {
        Node norm = network.nodes().get(readers.get(0));
        fold(node, convolution, norm, weights, values);
        nodes.add(
            new Node(
                node.name(),
                new Layer.Convolution(
                    convolution.channels(), convolution.kernel(), convolution.stride(), true),
                inputs));
      } else if (node.layer() instanceof Layer.BatchNormalization
          && network.nodes().get(node.inputs().get(0)).layer() instanceof Layer.Convolution
          && network.readers(node.inputs().get(0)).size() == 1) {
        moved.put(i, inputs.get(0));
        continue;
      } else {
        nodes.add(new Node(node.name(), node.layer(), inputs));
        copy(node, weights, values);
      }
      moved.put(i, nodes.size() - 1);
    }
    return new BatchNormFolding(new Network(network.dimensions(), nodes), new Weights(values));
  }

  private static void fold(
      Node conv, Layer.Convolution layer, Node norm, Weights from, Map<String, float[]> to) {
    float[] weight = from.get(conv.owner() + "_weight").clone();
    float[] bias = new float[layer.channels()];
    int each = weight.length / layer.channels();
    for (int c = 0; c < bias.length; c++) {
      double gain =
          from.get(norm.owner() + "_weight")[c]
              / Math.sqrt(from.get(norm.name() + "_variance")[c] + EPSILON);
      for (int i = c * each; i < (c + 1) * each; i++) {
        weight[i] = (float) (weight[i] * gain);
      }
      double offset = layer.bias() ? from.get(conv.owner() + "_bias")[c] : 0;
      bias[c] =
          (float)
              ((offset - from.get(norm.name() + "_mean")[c]) * gain
                  + from.get(norm.owner() + "_bias")[c]);
    }
    to.put(conv.name() + "_weight", weight);
    to.put(conv.name() + "_bias", bias);
  }

  private static void copy(Node node, Weights from, Map<String, float[]> to) {
    for (String suffix : List.of("_weight", "_bias")) {
      copy(node.owner() + suffix, node.name() + suffix, from, to);
    }
    for (String suffix : List.of("_mean", "_variance")) {
      copy(node.name() + suffix, node.name() + suffix, from, to);
    }
  }

  private static void copy(String name, String as, Weights from, Map<String, float[]> to) {
    if (from.contains(name)) {
      to.put(as, from.get(name));
    }
  }
}
