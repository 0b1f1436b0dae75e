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

package morula.network.layers;

import java.util.List;
import morula.network.Shape;

/** The kernel of a transposed convolution that repeats every pixel and convolves the result. */
final class RepeatedKernel {
  private RepeatedKernel() {}

  /**
   * Returns the weights of the transposed convolution: input channel, output channel, [Z,] Y, X.
   * With a kernel w of 2 p + 1 taps and blocks of f pixels, tap t along an axis is the sum of w[2 p
   * + r - t] over the f places r within a block.
   *
   * @param weights of the convolution: output channel, input channel, [Z,] Y, X
   * @param channels of the output and the input
   * @param kernel odd sizes
   * @param blocks pixels into which each one is repeated
   */
  static float[] of(float[] weights, int[] channels, List<Integer> kernel, List<Integer> blocks) {
    int out = channels[0];
    int in = channels[1];
    int taps = new Shape(kernel).count();
    int axes = kernel.size();
    int larger = 1;
    for (int axis = 0; axis < axes; axis++) {
      larger *= kernel.get(axis) + blocks.get(axis) - 1;
    }
    float[] repeated = new float[in * out * larger];
    int places = new Shape(blocks).count();
    for (int tap = 0; tap < taps; tap++) {
      for (int place = 0; place < places; place++) {
        int at = target(tap, place, kernel, blocks);
        for (int c = 0; c < out; c++) {
          for (int i = 0; i < in; i++) {
            repeated[(i * out + c) * larger + at] += weights[(c * in + i) * taps + tap];
          }
        }
      }
    }
    return repeated;
  }

  /** Returns the index of the tap t = 2 p + r - d along every axis, last axis fastest. */
  private static int target(int tap, int place, List<Integer> kernel, List<Integer> blocks) {
    int index = 0;
    int step = 1;
    for (int axis = kernel.size() - 1; axis >= 0; axis--) {
      int size = kernel.get(axis);
      int block = blocks.get(axis);
      index += step * (size - 1 + place % block - tap % size);
      step *= size + block - 1;
      tap /= size;
      place /= block;
    }
    return index;
  }
}
