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
import java.util.List;

/**
 * The receptive field of a network, and the grid to which its input must be aligned.
 *
 * @param divisor per spatial axis ([Z,] Y, X): the size of an input must be a multiple of it
 * @param halo per spatial axis: number of pixels on each side that can change an output pixel
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

  /**
   * Returns the largest down-sampling of any node; in practice all are powers of the same factors.
   */
  private static int divisor(Network network, int axis) {
    // down-sampling of each node relative to the input
    int[] down = new int[network.nodes().size()];
    int divisor = 1;
    for (int i = 0; i < down.length; i++) {
      Node node = network.nodes().get(i);
      int before = node.inputs().isEmpty() ? 1 : down[node.inputs().get(0)];
      Reach reach = node.layer().reach(axis);
      if (before % reach.enlarging() != 0) {
        throw new IllegalArgumentException(
            node.name() + " enlarges beyond the size of the input, which is not supported");
      }
      down[i] = before * reach.shrinking() / reach.enlarging();
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
    int last = network.nodes().size() - 1;
    // the pixels of each node that the output pixel depends on; null for none
    Reach.Span[] spans = new Reach.Span[last + 1];
    spans[last] = new Reach.Span(position, position);
    for (int i = last; i > 0; i--) {
      if (spans[i] == null) {
        continue; // nothing reads this node
      }
      Node node = network.nodes().get(i);
      Reach.Span needed = node.layer().reach(axis).needed().apply(spans[i]);
      if (needed.isEmpty()) {
        continue; // between the taps of a transposed convolution
      }
      for (int input : node.inputs()) {
        spans[input] = spans[input] == null ? needed : spans[input].with(needed);
      }
    }
    Reach.Span seen = spans[0];
    return seen == null ? 0 : (int) Math.max(position - seen.first(), seen.last() - position);
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
