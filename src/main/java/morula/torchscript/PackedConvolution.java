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
import java.util.Optional;
import morula.network.Int8Emission.Geometry;
import morula.network.Shape;

/**
 * A convolution whose weights are stored as signed 8-bit integers, symmetric around 0, with a scale
 * for each output channel; libtorch packs them for the processor when it loads them.
 *
 * @param shape of the weights in PyTorch's order: output and input channels (the other way round if
 *     transposed), Y, X
 * @param weights in 32 bit, last axis fastest
 * @param bias in 32 bit, one for each output channel; empty for none
 */
record PackedConvolution(Shape shape, float[] weights, Optional<float[]> bias, Geometry geometry) {
  private static final int LARGEST = 127;

  /** The number of output channels. */
  int channels() {
    return shape.sizes().get(geometry.transposed() ? 1 : 0);
  }

  /** Whether the weights of all output channels have one scale, as libtorch wants it. */
  boolean isPerTensor() {
    return geometry.transposed();
  }

  /** The scales of the output channels; one number for all if {@link #isPerTensor}. */
  double[] scales() {
    double[] scales = new double[isPerTensor() ? 1 : channels()];
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
    double[] scales = scales();
    int each = weights.length / scales.length;
    byte[] integers = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      long q = Math.round(weights[i] / scales[i / each]);
      integers[i] = (byte) Math.max(-LARGEST, Math.min(LARGEST, q));
    }
    return integers;
  }

  /** Returns what libtorch calls the configuration of a packed convolution. */
  short[] configuration() {
    int axes = geometry.stride().size();
    short[] numbers = new short[4 * axes + 3];
    int i = 0;
    numbers[i++] = (short) axes;
    for (List<Integer> list :
        List.of(
            geometry.stride(), geometry.padding(), geometry.dilation(), geometry.outputPadding())) {
      for (int number : list) {
        numbers[i++] = (short) number;
      }
    }
    numbers[i++] = 1; // groups
    numbers[i] = (short) (geometry.transposed() ? 1 : 0);
    return numbers;
  }
}
