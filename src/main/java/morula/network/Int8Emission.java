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
import java.util.Optional;

/**
 * The place in a TorchScript program where a layer writes its code for 8-bit integers. A value q
 * stands for the number {@code scale * (q - zero point)}; the variables carry both.
 */
public interface Int8Emission {

  /**
   * A convolution with its weights in 32 bit.
   *
   * @param shape of the weights: output channel, input channel, [Z,] Y, X
   * @param weights last axis fastest
   * @param bias one number for each output channel; empty for none
   * @param stride one entry for each spatial axis in PyTorch's order
   * @param padding one entry for each spatial axis
   */
  record Kernel(
      Shape shape,
      float[] weights,
      Optional<float[]> bias,
      List<Integer> stride,
      List<Integer> padding) {

    /** Copies the lists. */
    public Kernel {
      stride = List.copyOf(stride);
      padding = List.copyOf(padding);
    }
  }

  /** The number of spatial axes, 2 or 3. */
  int dimensions();

  /** The variables with the layer's inputs: N, channel, [Z,] Y, X. */
  List<String> inputs();

  /** The variable with the layer's first input. */
  default String input() {
    return inputs().get(0);
  }

  /** The scale and the zero point of the output as two arguments, such as {@code 0.02, 128}. */
  String quantization();

  /** Whether the layer also has to set negative values to 0. */
  boolean reluFollows();

  /** Whether another layer reads the side outputs of this one. */
  boolean sideOutputsAreRead();

  /** Appends a line {@code variable = expression} with a new variable and returns the variable. */
  String let(String expression);

  /**
   * Returns the shape of a parameter.
   *
   * @param name within the layer, as {@link Layer#parameters} gives it
   */
  Shape shape(String name);

  /** Returns the values of a parameter, which must not be changed; as for {@link #shape}. */
  float[] values(String name);

  /** Returns the expression of a convolution's weights, packed for the processor. */
  String packed(Kernel kernel);
}
