/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.network.architectures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import morula.network.Layer;
import morula.network.Network;
import morula.network.Node;
import morula.network.layers.Addition;
import morula.network.layers.BatchNormalization;
import morula.network.layers.Concatenation;
import morula.network.layers.Convolution;
import morula.network.layers.Input;
import morula.network.layers.MaxPooling;
import morula.network.layers.Relu;
import morula.network.layers.Upsampling;
import morula.network.layers.UpsamplingMode;

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
    add("input", new Input(inputChannels));
  }

  /** Adds any layer. */
  public int add(String name, Layer layer, Integer... inputs) {
    nodes.add(new Node(name, layer, Arrays.asList(inputs)));
    return nodes.size() - 1;
  }

  /**
   * Adds any layer with the parameters of the node named {@code owner}; with its own name it gets
   * new parameters.
   */
  public int addSharing(String name, String owner, Layer layer, Integer... inputs) {
    nodes.add(new Node(name, layer, Arrays.asList(inputs), owner));
    return nodes.size() - 1;
  }

  /** Adds a convolution with a kernel of the same odd size along every axis and stride 1. */
  public int convolution(String name, int input, int channels, int kernel, boolean bias) {
    return add(name, new Convolution(channels, everywhere(kernel), everywhere(1), bias), input);
  }

  /** Adds a batch normalisation. */
  public int batchNormalization(String name, int input) {
    return add(name, new BatchNormalization(), input);
  }

  /** Adds a rectified linear unit. */
  public int relu(String name, int input) {
    return add(name, new Relu(), input);
  }

  /** Adds a max pooling over blocks of {@code factor} pixels along every axis. */
  public int maxPooling(String name, int input, int factor) {
    return add(name, new MaxPooling(everywhere(factor)), input);
  }

  /**
   * Adds an upsampling that turns every pixel into a block of {@code factor} pixels along every
   * axis.
   */
  public int upsampling(String name, int input, int factor, UpsamplingMode mode) {
    return add(name, new Upsampling(everywhere(factor), mode), input);
  }

  /** Adds a concatenation of the channels of {@code inputs}. */
  public int concatenation(String name, Integer... inputs) {
    return add(name, new Concatenation(), inputs);
  }

  /** Adds the sum of {@code inputs}. */
  public int addition(String name, Integer... inputs) {
    return add(name, new Addition(), inputs);
  }

  /**
   * Adds a convolution without bias, a batch normalisation and a rectified linear unit: the nodes
   * {@code name_conv}, {@code name_norm} and {@code name_relu}.
   */
  public int unit(String name, int input, int channels, int kernel) {
    int x = convolution(name + "_conv", input, channels, kernel, false);
    return relu(name + "_relu", batchNormalization(name + "_norm", x));
  }

  /** Returns a list with the same number for every spatial axis. */
  public List<Integer> everywhere(int value) {
    return Collections.nCopies(dimensions, value);
  }

  /** Builds the network; its output is the last node that was added. */
  public Network build() {
    return new Network(dimensions, nodes);
  }
}
