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

/**
 * A tensor that belongs to a network or, named within it, to a layer.
 *
 * @param name unique, an identifier; within a layer such as "weight"
 * @param shape sizes in PyTorch's order (output channel, input channel, [Z,] Y, X for a
 *     convolution)
 * @param trainable false for the running statistics of batch normalisation
 * @param role of the tensor, which determines its initial values
 * @param fanIn number of inputs of an output value; for a bias, as PyTorch counts them for its
 *     weights
 */
public record Parameter(String name, Shape shape, boolean trainable, Role role, int fanIn) {

  /** The role of a parameter. */
  public enum Role {
    /** Added or averaged by a normalisation: starts at 0. */
    ZEROS,
    /** Multiplied or squared by a normalisation: starts at 1. */
    ONES,
    /** Weights of a convolution. */
    WEIGHT,
    /** Bias of a convolution. */
    BIAS
  }

  /**
   * Creates weights with random initial values.
   *
   * @param name within the layer
   * @param fanIn number of inputs of an output value
   */
  public static Parameter weight(String name, Shape shape, int fanIn) {
    return new Parameter(name, shape, true, Role.WEIGHT, fanIn);
  }

  /**
   * Creates a bias with one number for each output channel.
   *
   * @param name within the layer
   * @param weight the weights of the same layer
   * @param channels output channels
   */
  public static Parameter bias(String name, Parameter weight, int channels) {
    int fan = WeightInitialization.fanOfPyTorch(weight.shape());
    return new Parameter(name, Shape.of(channels), true, Role.BIAS, fan);
  }

  /** Returns the same parameter with another name. */
  Parameter named(String other) {
    return new Parameter(other, shape, trainable, role, fanIn);
  }

  /**
   * Whether an inference program may store the parameter in its numeric precision. Scales, offsets
   * and statistics of normalisations stay in 32 bit.
   */
  public boolean followsPrecision() {
    return role == Role.WEIGHT || role == Role.BIAS;
  }
}
