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

package morula.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A network as an immutable graph: a list of nodes, each of which reads only earlier nodes. The
 * first node is the input, the last one the output (its logits).
 *
 * @param dimensions number of spatial axes, 2 or 3
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

  /** The number of channels that the network expects. */
  public int inputChannels() {
    return channels().get(0);
  }

  /** The number of channels of the network's output. */
  public int outputChannels() {
    return channels().get(nodes.size() - 1);
  }

  /** The number of output channels of each node. */
  public List<Integer> channels() {
    return channels(nodes);
  }

  /**
   * @throws IllegalArgumentException naming the node that cannot read its inputs
   */
  static List<Integer> channels(List<Node> nodes) {
    List<Integer> channels = new ArrayList<>();
    for (Node node : nodes) {
      try {
        channels.add(node.layer().channels(inputs(node, nodes, channels)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(node.name() + " " + e.getMessage(), e);
      }
    }
    return channels;
  }

  /** Returns the inputs of a node, given the channels of the nodes before it. */
  static List<LayerInput> inputs(Node node, List<Node> nodes, List<Integer> channels) {
    return node.inputs().stream()
        .map(i -> new LayerInput(nodes.get(i).layer(), channels.get(i)))
        .toList();
  }

  /**
   * All parameters, node by node; shared parameters are listed once. Running statistics are never
   * shared.
   */
  public List<Parameter> parameters() {
    List<Integer> channels = channels();
    List<Parameter> parameters = new ArrayList<>();
    for (Node node : nodes) {
      node.layer().parameters(inputs(node, nodes, channels)).stream()
          .filter(p -> node.ownsParameters() || !p.trainable())
          .map(p -> p.named(node.nameOf(p)))
          .forEach(parameters::add);
    }
    return parameters;
  }

  /**
   * Returns the parameters that node {@code index} uses, its own and shared ones, named within its
   * layer.
   */
  public List<Parameter> parametersOf(int index) {
    Node node = nodes.get(index);
    return node.layer().parameters(inputs(node, nodes, channels()));
  }

  /**
   * Returns a parameter that node {@code index} uses, named within its layer.
   *
   * @throws IllegalArgumentException if it has none of that name
   */
  public Parameter parameterOf(int index, String name) {
    return parametersOf(index).stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    nodes.get(index).name() + " has no parameter " + name));
  }

  /**
   * Returns the values that node {@code index} uses, by their names within its layer.
   *
   * @param weights of this network
   */
  Map<String, float[]> valuesOf(int index, Weights weights) {
    Map<String, float[]> values = new LinkedHashMap<>();
    parametersOf(index).forEach(p -> values.put(p.name(), weights.get(nodes.get(index).nameOf(p))));
    return values;
  }

  /** The number of trainable weights. */
  public long trainableCount() {
    return parameters().stream()
        .filter(Parameter::trainable)
        .mapToLong(p -> p.shape().count())
        .sum();
  }

  /** Returns the indices of the nodes that read node {@code index}. */
  public List<Integer> readers(int index) {
    return IntStream.range(0, nodes.size())
        .filter(i -> nodes.get(i).inputs().contains(index))
        .boxed()
        .toList();
  }
}
