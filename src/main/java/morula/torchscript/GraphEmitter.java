package morula.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import morula.network.BatchNormFolding;
import morula.network.Layer;
import morula.network.Network;
import morula.network.Node;

/** Writes the layers of a network as TorchScript, one line a layer; 2D and 3D alike. */
final class GraphEmitter {
  /** PyTorch's number of the type {@code bfloat16}. */
  private static final int BFLOAT16 = 15;

  private static final int FLOAT32 = 6;

  private final Network network;
  private final Precision precision;
  private final boolean training;
  private final boolean castWeights;

  /** Of each pooling that something reverses: the expression of where its maxima were. */
  private final Map<Integer, String> maxima = new HashMap<>();

  /**
   * @param precision of the convolutions
   * @param training whether batch normalisation uses and updates the statistics of the batch
   * @param castWeights whether weights are stored in 32 bit and have to be cast to the precision
   */
  GraphEmitter(Network network, Precision precision, boolean training, boolean castWeights) {
    this.network = network;
    this.precision = precision;
    this.training = training;
    this.castWeights = castWeights;
  }

  /** Appends the network; returns the variable with its logits in 32 bit. */
  String emit(Code code, String input) {
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < network.nodes().size(); i++) {
      Node node = network.nodes().get(i);
      String expression = i == 0 ? prepared(input) : expression(code, i, node, variables);
      variables.add(code.let(expression));
    }
    String last = variables.get(variables.size() - 1);
    return precision == Precision.FP32 ? last : code.let(cast(last, FLOAT32));
  }

  /** Channels last, which the processor's convolutions want, and in the precision. */
  private String prepared(String input) {
    String x = precision == Precision.FP32 ? input : cast(input, BFLOAT16);
    int format = network.dimensions() == 2 ? 2 : 3;
    return "torch.contiguous(" + x + ", memory_format=" + format + ")";
  }

  private String expression(Code code, int index, Node node, List<String> variables) {
    List<String> in = node.inputs().stream().map(variables::get).toList();
    String x = in.get(0);
    Layer layer = node.layer();
    if (layer instanceof Layer.Convolution c) {
      String padding = ints(c.kernel().stream().map(k -> k / 2).toList());
      String bias = c.bias() ? weight(code, node, "_bias") : "None";
      return String.format(
          Locale.ROOT,
          "torch.conv%dd(%s, %s, %s, %s, %s, %s, 1)",
          network.dimensions(),
          x,
          weight(code, node, "_weight"),
          bias,
          ints(c.stride()),
          padding,
          same(1));
    }
    if (layer instanceof Layer.TransposedConvolution c) {
      return String.format(
          Locale.ROOT,
          "torch.conv_transpose%dd(%s, %s, %s, %s, %s, %s, 1, %s)",
          network.dimensions(),
          x,
          weight(code, node, "_weight"),
          weight(code, node, "_bias"),
          ints(c.stride()),
          ints(c.padding()),
          ints(c.outputPadding()),
          ints(c.dilation()));
    }
    if (layer instanceof Layer.BatchNormalization) {
      String shared = "self." + node.owner();
      String own = "self." + node.name();
      return String.format(
          Locale.ROOT,
          "torch.batch_norm(%s, %s_weight, %s_bias, %s_mean, %s_variance, %s, 0.1, %s, True)",
          x,
          shared,
          shared,
          own,
          own,
          training ? "True" : "False",
          Code.number(BatchNormFolding.EPSILON));
    }
    if (layer instanceof Layer.MaxPooling p) {
      return pooling(code, index, p, x);
    }
    if (layer instanceof Layer.MaxUnpooling u) {
      return unpooling(u, x, node.inputs().get(1), variables);
    }
    if (layer instanceof Layer.ChannelSlice s) {
      return String.format(Locale.ROOT, "torch.slice(%s, 1, %d, %d)", x, s.from(), s.to());
    }
    if (layer instanceof Layer.Upsampling u) {
      return upsampling(u, x);
    }
    if (layer instanceof Layer.Concatenation) {
      return "torch.cat([" + String.join(", ", in) + "], 1)";
    }
    if (layer instanceof Layer.Addition) {
      return in.stream().reduce((a, b) -> "torch.add(" + a + ", " + b + ")").orElseThrow();
    }
    if (layer instanceof Layer.Rectifier) {
      return "torch.relu" + (overwritable(node) ? "_(" : "(") + x + ")";
    }
    throw new IllegalArgumentException("No TorchScript for " + layer);
  }

  private String pooling(Code code, int index, Layer.MaxPooling layer, String x) {
    boolean indices =
        network.readers(index).stream()
            .map(network.nodes()::get)
            .anyMatch(n -> n.layer() instanceof Layer.MaxUnpooling && n.inputs().get(1) == index);
    String call =
        String.format(
            Locale.ROOT,
            "torch.max_pool%dd%s(%s, %s, %s, %s, %s, False)",
            network.dimensions(),
            indices ? "_with_indices" : "",
            x,
            ints(layer.kernel()),
            ints(layer.stride()),
            ints(layer.padding()),
            same(1));
    if (!indices) {
      return call;
    }
    String pair = code.let(call);
    maxima.put(index, "(" + pair + ")[1]");
    return "(" + pair + ")[0]";
  }

  /** To the size of what was pooled. */
  private String unpooling(Layer.MaxUnpooling layer, String x, int pooled, List<String> variables) {
    String before = variables.get(network.nodes().get(pooled).inputs().get(0));
    String size =
        IntStream.range(0, network.dimensions())
            .mapToObj(axis -> "torch.size(" + before + ", " + (axis + 2) + ")")
            .collect(Collectors.joining(", ", "[", "]"));
    String factors = ints(layer.factor());
    return network.dimensions() == 2
        ? String.format(Locale.ROOT, "torch.max_unpool2d(%s, %s, %s)", x, maxima.get(pooled), size)
        : String.format(
            Locale.ROOT,
            "torch.max_unpool3d(%s, %s, %s, %s, %s)",
            x,
            maxima.get(pooled),
            size,
            factors,
            same(0));
  }

  private String upsampling(Layer.Upsampling layer, String x) {
    String factors =
        layer.factor().stream().map(f -> f + ".").collect(Collectors.joining(", ", "[", "]"));
    if (layer.mode() == Layer.UpsamplingMode.NEAREST) {
      return String.format(
          Locale.ROOT, "torch.upsample_nearest%dd(%s, None, %s)", network.dimensions(), x, factors);
    }
    String name = network.dimensions() == 2 ? "bilinear2d" : "trilinear3d";
    return String.format(Locale.ROOT, "torch.upsample_%s(%s, None, False, %s)", name, x, factors);
  }

  /** In place saves a pass over the memory; safe where nothing else needs what is overwritten. */
  private boolean overwritable(Node node) {
    int input = node.inputs().get(0);
    Layer before = network.nodes().get(input).layer();
    return network.readers(input).size() == 1
        && (before instanceof Layer.BatchNormalization
            || before instanceof Layer.Convolution
            || before instanceof Layer.Addition);
  }

  private String weight(Code code, Node node, String suffix) {
    String name = "self." + node.owner() + suffix;
    return precision == Precision.FP32 || !castWeights ? name : code.let(cast(name, BFLOAT16));
  }

  private static String cast(String x, int type) {
    return "torch.to(" + x + ", " + type + ")";
  }

  private String same(int value) {
    return ints(java.util.Collections.nCopies(network.dimensions(), value));
  }

  private static String ints(List<Integer> values) {
    return values.toString();
  }
}
