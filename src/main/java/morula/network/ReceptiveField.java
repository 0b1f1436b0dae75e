package morula.network;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a network sees and to which grid its input must be aligned.
 *
 * @param divisor per spatial axis ([Z,] Y, X): the size of an input must be a multiple of it
 * @param halo per spatial axis: how many pixels to either side can change an output pixel
 */
public record ReceptiveField(List<Integer> divisor, List<Integer> halo) {

  /**
   * Computes both exactly: the interval of input pixels that an output pixel depends on, followed
   * backwards through the graph for every position of the output pixel on the grid.
   */
  public static ReceptiveField of(Network network) {
    List<Integer> divisor = new ArrayList<>();
    List<Integer> halo = new ArrayList<>();
    for (int axis = 0; axis < network.dimensions(); axis++) {
      int d = divisor(network, axis);
      int h = 0;
      for (int position = 0; position < d; position++) {
        h = Math.max(h, halo(network, axis, position));
      }
      divisor.add(d);
      halo.add(h);
    }
    return new ReceptiveField(List.copyOf(divisor), List.copyOf(halo));
  }

  /** Largest down-sampling of any node; all are powers of the same factors in practice. */
  private static int divisor(Network network, int axis) {
    // down-sampling of a node relative to the input, as numerator / denominator
    int[] down = new int[network.nodes().size()];
    int divisor = 1;
    for (int i = 0; i < down.length; i++) {
      Node node = network.nodes().get(i);
      int before = node.inputs().isEmpty() ? 1 : down[node.inputs().get(0)];
      int up = upFactor(node.layer(), axis);
      if (before % up != 0) {
        throw new IllegalArgumentException(
            node.name() + " enlarges beyond the size of the input, which is not supported");
      }
      down[i] = before * downFactor(node.layer(), axis) / up;
      for (int input : node.inputs()) {
        if (down[input] != before) {
          throw new IllegalArgumentException(node.name() + " joins nodes of different sizes");
        }
      }
      divisor = lcm(divisor, down[i]);
    }
    return divisor;
  }

  private static int halo(Network network, int axis, int position) {
    int n = network.nodes().size();
    long[] low = new long[n];
    long[] high = new long[n];
    java.util.Arrays.fill(low, Long.MAX_VALUE);
    java.util.Arrays.fill(high, Long.MIN_VALUE);
    low[n - 1] = high[n - 1] = position;
    for (int i = n - 1; i > 0; i--) {
      if (low[i] > high[i]) {
        continue; // nothing reads this node
      }
      Node node = network.nodes().get(i);
      long[] needed = needed(node.layer(), axis, low[i], high[i]);
      if (needed[0] > needed[1]) {
        continue; // between the taps of a transposed convolution
      }
      for (int input : node.inputs()) {
        low[input] = Math.min(low[input], needed[0]);
        high[input] = Math.max(high[input], needed[1]);
      }
    }
    return low[0] > high[0] ? 0 : (int) Math.max(position - low[0], high[0] - position);
  }

  /** The pixels of its input that a layer needs for its pixels low…high. */
  private static long[] needed(Layer layer, int axis, long low, long high) {
    if (layer instanceof Layer.Convolution convolution) {
      int padding = convolution.kernel().get(axis) / 2;
      int stride = convolution.stride().get(axis);
      return new long[] {low * stride - padding, high * stride + padding};
    }
    if (layer instanceof Layer.MaxPooling pooling) {
      int stride = pooling.stride().get(axis);
      int padding = pooling.padding().get(axis);
      return new long[] {
        low * stride - padding, high * stride - padding + pooling.kernel().get(axis) - 1
      };
    }
    if (layer instanceof Layer.TransposedConvolution convolution) {
      // input pixel i reaches the output pixels i stride - padding + tap dilation
      int stride = convolution.stride().get(axis);
      int padding = convolution.padding().get(axis);
      int reach = convolution.dilation().get(axis) * (convolution.kernel().get(axis) - 1);
      return new long[] {
        -Math.floorDiv(reach - padding - low, (long) stride),
        Math.floorDiv(high + padding, (long) stride)
      };
    }
    if (layer instanceof Layer.Upsampling up && up.mode() == Layer.UpsamplingMode.LINEAR) {
      int factor = up.factor().get(axis);
      return new long[] {
        (long) Math.floor((low + 0.5) / factor - 0.5),
        (long) Math.floor((high + 0.5) / factor - 0.5) + 1
      };
    }
    int up = upFactor(layer, axis);
    return new long[] {Math.floorDiv(low, up), Math.floorDiv(high, up)};
  }

  private static int downFactor(Layer layer, int axis) {
    if (layer instanceof Layer.MaxPooling pooling) {
      return pooling.stride().get(axis);
    }
    return layer instanceof Layer.Convolution convolution ? convolution.stride().get(axis) : 1;
  }

  private static int upFactor(Layer layer, int axis) {
    if (layer instanceof Layer.TransposedConvolution convolution) {
      return convolution.stride().get(axis);
    }
    if (layer instanceof Layer.MaxUnpooling unpooling) {
      return unpooling.factor().get(axis);
    }
    return layer instanceof Layer.Upsampling upsampling ? upsampling.factor().get(axis) : 1;
  }

  private static int lcm(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }
}
