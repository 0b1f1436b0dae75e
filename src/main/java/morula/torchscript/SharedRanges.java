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

package morula.torchscript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.network.Network;
import morula.network.Node;

/**
 * Gives the same scale of 8-bit integers to nodes whose values are copied or joined, so that
 * nothing is rounded again there.
 */
final class SharedRanges {
  private SharedRanges() {}

  /** Returns the quantisation of each node's output, by the node's index. */
  static Map<Integer, Quantization> quantizations(Network network, ActivationRanges ranges) {
    List<Node> nodes = network.nodes();
    int[] group = new int[nodes.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    for (int i = 0; i < group.length; i++) {
      Node node = nodes.get(i);
      // a rectified linear unit is computed by the node before, whose negative values are lost
      if (node.layer().joinsInputs() || node.layer().keepsRange() && !node.layer().isRelu()) {
        for (int input : node.inputs()) {
          join(group, i, input);
        }
      }
    }
    Map<Integer, ActivationRanges.Range> shared = new HashMap<>();
    for (int i = 0; i < group.length; i++) {
      shared.merge(root(group, i), ranges.get(nodes.get(i).name()), ActivationRanges.Range::with);
    }
    Map<Integer, Quantization> quantizations = new HashMap<>();
    for (int i = 0; i < group.length; i++) {
      quantizations.put(i, Quantization.of(shared.get(root(group, i))));
    }
    return quantizations;
  }

  private static void join(int[] group, int a, int b) {
    group[root(group, a)] = root(group, b);
  }

  private static int root(int[] group, int i) {
    int root = i;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }
}
