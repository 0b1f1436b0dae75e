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

/** How much a network has to keep in memory while it predicts. */
public final class ActivationMemory {
  private ActivationMemory() {}

  /**
   * Returns the largest number of values that are alive at the same time, for each pixel of the
   * input: a node's output is kept until its last reader has computed.
   *
   * @throws IllegalArgumentException if a node enlarges beyond the input
   */
  public static double valuesPerPixel(Network network) {
    List<Node> nodes = network.nodes();
    List<Integer> channels = network.channels();
    double[] sizes = new double[nodes.size()];
    int[] last = new int[nodes.size()];
    for (int i = 0; i < sizes.length; i++) {
      Node node = nodes.get(i);
      double area = 1;
      if (!node.inputs().isEmpty()) {
        int input = node.inputs().get(0);
        area = sizes[input] / channels.get(input);
      }
      for (int axis = 0; axis < network.dimensions(); axis++) {
        Reach reach = node.layer().reach(axis);
        area *= (double) reach.enlarging() / reach.shrinking();
      }
      sizes[i] = area * channels.get(i);
      last[i] = i;
      for (int input : node.inputs()) {
        last[input] = i;
      }
    }
    double most = 0;
    for (int i = 0; i < sizes.length; i++) {
      double alive = 0;
      for (int j = 0; j <= i; j++) {
        alive += last[j] >= i ? sizes[j] : 0;
      }
      most = Math.max(most, alive);
    }
    return most;
  }
}
