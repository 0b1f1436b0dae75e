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
import morula.network.Shape;

/** The order in which the values of a tensor lie in its storage. */
public enum MemoryFormat {
  /** In the order of the axes, the last one fastest. */
  CONTIGUOUS,
  /**
   * The second axis fastest, then the others, the last one first: the channels of a pixel lie
   * beside each other. Convolutions are fastest if inputs and weights are stored so; otherwise
   * libtorch converts one of them at each call.
   */
  CHANNELS_LAST;

  /** Returns the format in which a weight is best stored: channels last for kernels of images. */
  static MemoryFormat ofWeight(Shape shape) {
    return shape.sizes().size() >= 4 ? CHANNELS_LAST : CONTIGUOUS;
  }

  /** PyTorch's number of the format for tensors of a shape, as programs name it. */
  int number(Shape shape) {
    return this == CONTIGUOUS ? 0 : shape.sizes().size() == 4 ? 2 : 3;
  }

  /**
   * Returns the distance in the storage between neighbours along each axis, in values.
   *
   * @param shape of at least two axes for {@link #CHANNELS_LAST}
   */
  int[] strides(Shape shape) {
    List<Integer> sizes = shape.sizes();
    int[] strides = new int[sizes.size()];
    int stride = 1;
    if (this == CHANNELS_LAST) {
      strides[1] = stride;
      stride *= sizes.get(1);
    }
    for (int d = strides.length - 1; d >= 0; d--) {
      if (this == CONTIGUOUS || d != 1) {
        strides[d] = stride;
        stride *= sizes.get(d);
      }
    }
    return strides;
  }

  /**
   * Returns values in the order of the storage.
   *
   * @param values of a tensor, last axis fastest; is not changed
   */
  float[] stored(Shape shape, float[] values) {
    if (this == CONTIGUOUS) {
      return values;
    }
    int outer = shape.sizes().get(0);
    int channels = shape.sizes().get(1);
    int pixels = outer == 0 || channels == 0 ? 0 : values.length / outer / channels;
    float[] stored = new float[values.length];
    int i = 0;
    for (int o = 0; o < outer; o++) {
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < pixels; p++) {
          stored[(o * pixels + p) * channels + c] = values[i++];
        }
      }
    }
    return stored;
  }
}
