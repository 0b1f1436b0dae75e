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

import java.util.List;

/**
 * A layer at its place in a network.
 *
 * @param name unique in the network, an identifier
 * @param layer the operation
 * @param inputs indices of the nodes it reads, all smaller than its own
 * @param owner name of the node whose parameters it uses, which are named {@code owner_weight} …:
 *     its own name, or that of an earlier node with the same layer, so that both train one set of
 *     parameters. Values that are not trained, such as the running statistics {@code name_mean} and
 *     {@code name_variance} of a batch normalisation, are never shared, since the statistics of the
 *     two places differ
 */
public record Node(String name, Layer layer, List<Integer> inputs, String owner) {

  public Node {
    inputs = List.copyOf(inputs);
  }

  /** Creates a node with its own parameters. */
  public Node(String name, Layer layer, List<Integer> inputs) {
    this(name, layer, inputs, name);
  }

  /** Whether the node owns its trainable parameters. */
  boolean ownsParameters() {
    return owner.equals(name);
  }

  /**
   * Returns the name in the network of a parameter that this node uses.
   *
   * @param parameter one of its layer's
   */
  public String nameOf(Parameter parameter) {
    return (parameter.trainable() ? owner : name) + "_" + parameter.name();
  }
}
