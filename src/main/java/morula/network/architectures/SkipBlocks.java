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

package morula.network.architectures;

import morula.network.Layer;
import morula.network.layers.BatchNormalization;
import morula.network.layers.ChannelSlice;
import morula.network.layers.Convolution;
import morula.network.layers.TransposedConvolution;

/**
 * The residual blocks of {@link MUNet}: one or two convolutions of 3, each with batch normalisation
 * and rectified linear unit, to which the input is added.
 */
record SkipBlocks(NetworkBuilder builder) {

  /** Adds the plain blocks {@code from} to {@code to} (exclusive) of an array of blocks. */
  int chain(String array, int from, int to, int input, int channels) {
    int x = input;
    for (int i = from; i < to; i++) {
      x = plain(array + i, array + i, x, channels);
    }
    return x;
  }

  /**
   * Adds a block of two convolutions.
   *
   * @param owner the block whose parameters it uses; its own name for new parameters
   */
  int plain(String name, String owner, int input, int channels) {
    return builder.addition(name + "_sum", twice(name, owner, input, channels), input);
  }

  /**
   * Adds a block that halves the resolution: result and input pass the same convolution of 1 with
   * stride 2.
   */
  int halving(String name, int input, int channels) {
    Layer layer = new Convolution(channels, builder.everywhere(1), builder.everywhere(2), true);
    return resized(name, layer, input, channels);
  }

  /**
   * Adds a block that doubles the resolution: result and input pass the same transposed convolution
   * of 1 with stride 2, which gives values at even pixels and the bias between them.
   */
  int doubling(String name, int input, int channels) {
    Layer layer =
        new TransposedConvolution(
            channels,
            builder.everywhere(1),
            builder.everywhere(2),
            builder.everywhere(0),
            builder.everywhere(1));
    return resized(name, layer, input, channels);
  }

  private int resized(String name, Layer layer, int input, int channels) {
    int x = twice(name, name, input, channels);
    x = builder.add(name + "_size", layer, x);
    int identity = builder.addSharing(name + "_input_size", name + "_size", layer, input);
    return builder.addition(name + "_sum", x, identity);
  }

  /** Adds a block of one convolution to twice the channels; the input is added to both halves. */
  int widening(String name, int input, int channels) {
    int x = builder.unit(name, input, 2 * channels, 3);
    return builder.addition(name + "_sum", x, builder.concatenation(name + "_twice", input, input));
  }

  /**
   * Adds a block of one convolution to half the channels; the second half of the input is added.
   */
  int narrowing(String name, int input, int channels) {
    int x = builder.unit(name, input, channels, 3);
    int half = builder.add(name + "_half", new ChannelSlice(channels, 2 * channels), input);
    return builder.addition(name + "_sum", x, half);
  }

  private int twice(String name, String owner, int input, int channels) {
    int x = once(name + "_a", owner + "_a", input, channels);
    return once(name + "_b", owner + "_b", x, channels);
  }

  private int once(String name, String owner, int input, int channels) {
    Layer convolution =
        new Convolution(channels, builder.everywhere(3), builder.everywhere(1), false);
    int x = builder.addSharing(name + "_conv", owner + "_conv", convolution, input);
    x = builder.addSharing(name + "_norm", owner + "_norm", new BatchNormalization(), x);
    return builder.relu(name + "_relu", x);
  }
}
