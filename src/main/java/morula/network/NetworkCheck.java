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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that nodes form a network; each layer checks its own inputs. */
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
    if (nodes.size() < 2 || !nodes.get(0).inputs().isEmpty()) {
      throw new IllegalArgumentException(
          "A network needs an input as its first node, and at least one more layer");
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
      check.sharing(node);
    }
  }

  private void sharing(Node node) {
    if (node.ownsParameters()) {
      return;
    }
    Integer index = indices.get(node.owner());
    require(index != null, node, "shares the parameters of no earlier node");
    Node owner = nodes.get(index);
    require(
        owner.ownsParameters()
            && owner.layer().equals(node.layer())
            && inputChannels(owner).equals(inputChannels(node)),
        node,
        "shares the parameters of a node that is not like it");
  }

  private List<Integer> inputChannels(Node node) {
    return node.inputs().stream().map(channels::get).toList();
  }

  private static void require(boolean condition, Node node, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(node.name() + " " + problem);
    }
  }
}
