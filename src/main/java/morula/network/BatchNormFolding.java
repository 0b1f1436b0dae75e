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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes batch normalisation from a trained network where it directly follows a convolution that
 * no other layer reads: y = g (W x − mean) / sqrt(variance + eps) + b is again a convolution. The
 * same holds for any two layers if the second is a {@link Layer#scaling} and the first can be
 * {@link Layer#scaled}. Nodes that shared parameters each get their own, since different scalings
 * may be folded into them.
 *
 * @param network the network without those normalisations
 * @param weights its weights
 */
public record BatchNormFolding(Network network, Weights weights) {

  /** Folds all layers that can be folded; predictions stay the same apart from rounding. */
  public static BatchNormFolding of(Network network, Weights weights) {
    List<Node> nodes = new ArrayList<>();
    Map<String, float[]> values = new LinkedHashMap<>();
    // the nodes of the folded network that replace the original nodes
    Map<Integer, Integer> moved = new HashMap<>();
    for (int i = 0; i < network.nodes().size(); i++) {
      if (moved.containsKey(i)) {
        continue;
      }
      Node node = network.nodes().get(i);
      List<Integer> inputs = node.inputs().stream().map(moved::get).toList();
      Map<String, float[]> own = network.valuesOf(i, weights);
      Optional<Layer.Merged> scaled =
          scaling(network, i, weights).flatMap(scaling -> node.layer().scaled(scaling, own));
      Layer layer = scaled.map(Layer.Merged::layer).orElse(node.layer());
      nodes.add(new Node(node.name(), layer, inputs));
      scaled
          .map(Layer.Merged::parameters)
          .orElse(own)
          .forEach((name, array) -> values.put(node.name() + "_" + name, array));
      moved.put(i, nodes.size() - 1);
      if (scaled.isPresent()) {
        moved.put(network.readers(i).get(0), nodes.size() - 1);
      }
    }
    return new BatchNormFolding(new Network(network.dimensions(), nodes), new Weights(values));
  }

  /** Returns the scaling by the only reader of a node; empty if that is not a scaling. */
  private static Optional<ChannelScaling> scaling(Network network, int index, Weights weights) {
    List<Integer> readers = network.readers(index);
    if (readers.size() != 1) {
      return Optional.empty();
    }
    int reader = readers.get(0);
    return network.nodes().get(reader).layer().scaling(network.valuesOf(reader, weights));
  }
}
