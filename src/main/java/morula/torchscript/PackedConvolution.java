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

import java.util.List;
import morula.network.Int8Emission.Kernel;

/**
 * A convolution whose weights are stored as signed 8-bit integers, symmetric around 0, with a scale
 * for each output channel; libtorch packs them for the processor when it loads them.
 *
 * @param kernel in 32 bit
 */
record PackedConvolution(Kernel kernel) {
  private static final int LARGEST = 127;

  /** The number of output channels. */
  int channels() {
    return kernel.shape().sizes().get(0);
  }

  /** The numbers that the integers of each output channel count. */
  double[] scales() {
    float[] weights = kernel.weights();
    double[] scales = new double[channels()];
    int each = weights.length / scales.length;
    for (int i = 0; i < weights.length; i++) {
      scales[i / each] = Math.max(scales[i / each], Math.abs(weights[i]) / LARGEST);
    }
    for (int c = 0; c < scales.length; c++) {
      scales[c] = Math.max(scales[c], Float.MIN_NORMAL);
    }
    return scales;
  }

  /** The weights in units of their scales. */
  byte[] integers() {
    float[] weights = kernel.weights();
    double[] scales = scales();
    int each = weights.length / scales.length;
    byte[] integers = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      long q = Math.round(weights[i] / scales[i / each]);
      integers[i] = (byte) Math.max(-LARGEST, Math.min(LARGEST, q));
    }
    return integers;
  }

  /** Returns the bias of each output channel in 32 bit. */
  float[] bias() {
    return kernel.bias().orElseGet(() -> new float[channels()]);
  }

  /**
   * Returns what libtorch calls the configuration of a packed convolution: number of axes, stride,
   * padding, dilation, output padding, groups, transposed or not.
   */
  short[] configuration() {
    int axes = kernel.stride().size();
    short[] numbers = new short[4 * axes + 3];
    numbers[0] = (short) axes;
    for (int axis = 0; axis < axes; axis++) {
      numbers[1 + axis] = kernel.stride().get(axis).shortValue();
      numbers[1 + axes + axis] = kernel.padding().get(axis).shortValue();
      numbers[1 + 2 * axes + axis] = 1;
    }
    numbers[1 + 4 * axes] = 1;
    return numbers;
  }

  /** The sizes of the weights. */
  List<Integer> sizes() {
    return kernel.shape().sizes();
  }
}
