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

/** Adapts the first convolution of a trained network to images with another number of channels. */
public final class InputChannels {
  private InputChannels() {}

  /**
   * Converts a convolution's weights to another number of input channels. The old channels are
   * assigned in turn: fewer new channels get the sum of several old ones, and more new channels
   * share one old channel equally, so that the result for equal channels stays the same.
   *
   * @param weights output channel, input channel, [Z,] Y, X
   * @param outputs number of output channels
   * @param from number of input channels that the weights have
   * @param to number of input channels wanted
   * @return output channel, input channel, [Z,] Y, X
   */
  public static float[] adapt(float[] weights, int outputs, int from, int to) {
    int kernel = weights.length / outputs / from;
    float[] result = new float[Math.multiplyExact(outputs * to, kernel)];
    for (int o = 0; o < outputs; o++) {
      for (int c = 0; c < Math.max(from, to); c++) {
        int old = c % from;
        int sharing = from < to ? (to - old + from - 1) / from : 1;
        for (int k = 0; k < kernel; k++) {
          result[(o * to + c % to) * kernel + k] +=
              weights[(o * from + old) * kernel + k] / sharing;
        }
      }
    }
    return result;
  }
}
