package morula.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Builds a {@link Network} node by node; every method returns the index of the node it added. */
public final class NetworkBuilder {
  private final int dimensions;
  private final List<Node> nodes = new ArrayList<>();

  /**
   * @param dimensions spatial axes, 2 or 3
   * @param inputChannels channels of the input, which becomes node 0
   */
  public NetworkBuilder(int dimensions, int inputChannels) {
    this.dimensions = dimensions;
    add("input", new Layer.Input(inputChannels));
  }

  /** Any layer. */
  public int add(String name, Layer layer, Integer... inputs) {
    nodes.add(new Node(name, layer, Arrays.asList(inputs)));
    return nodes.size() - 1;
  }

  /** Convolution with a kernel of the same odd size along every axis and stride 1. */
  public int convolution(String name, int input, int channels, int kernel, boolean bias) {
    return add(
        name, new Layer.Convolution(channels, everywhere(kernel), everywhere(1), bias), input);
  }

  /** Batch normalisation. */
  public int batchNormalization(String name, int input) {
    return add(name, new Layer.BatchNormalization(), input);
  }

  /** Rectified linear unit. */
  public int relu(String name, int input) {
    return add(name, new Layer.Activation(Layer.Function.RELU), input);
  }

  /** Maximum over blocks of {@code factor} along every axis. */
  public int maxPooling(String name, int input, int factor) {
    return add(name, new Layer.MaxPooling(everywhere(factor)), input);
  }

  /** One number for every spatial axis. */
  public List<Integer> everywhere(int value) {
    return Collections.nCopies(dimensions, value);
  }

  /** The network; its output is the node added last. */
  public Network build() {
    return new Network(dimensions, nodes);
  }
}
