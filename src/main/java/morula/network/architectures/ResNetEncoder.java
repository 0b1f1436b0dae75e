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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import morula.network.Publication;
import morula.network.layers.Convolution;
import morula.network.layers.MaxPooling;

/**
 * ResNet with basic blocks (He et al. 2016, doi:10.1109/CVPR.2016.90) without its classifier, as
 * torchvision builds {@code resnet18} and {@code resnet34}: convolution of 7 with stride 2, pooling
 * over windows of 3 with stride 2, four stages. Its nodes' names are torchvision's, see {@link
 * ResNetWeights}.
 *
 * @param depth 18 or 34
 * @param width channels of the first stage; they double at each; 64 in the publication
 */
record ResNetEncoder(int depth, int width) {
  static final Publication PUBLICATION =
      new Publication(
          "He et al., Deep Residual Learning for Image Recognition", "10.1109/CVPR.2016.90");

  /** The depths of ResNets that consist of basic blocks. */
  static final List<Integer> DEPTHS = List.of(18, 34);

  /** The prefix of the name of each node. */
  static final String PREFIX = "encoder_";

  /** The size of the first convolution along each axis. */
  static final int FIRST_KERNEL = 7;

  private static final int STAGES = 4;

  /** How often the resolution is halved up to the last stage. */
  static final int HALVINGS = STAGES + 1;

  /** Returns the number of channels of stage 1 to 4, or for 0 of the first convolution. */
  int channels(int stage) {
    return width << Math.max(0, stage - 1);
  }

  /**
   * Adds the encoder behind node 0.
   *
   * @return the nodes at 1/2 (first convolution), 1/4 (stage 1), 1/8, 1/16 and 1/32 (stage 4) of
   *     the input's resolution
   */
  List<Integer> add(NetworkBuilder builder) {
    List<Integer> features = new ArrayList<>();
    int x = convolution(builder, PREFIX + "conv1", 0, width, FIRST_KERNEL, 2);
    x = builder.batchNormalization(PREFIX + "bn1_norm", x);
    x = builder.relu(PREFIX + "relu", x);
    features.add(x);
    x =
        builder.add(
            PREFIX + "maxpool",
            new MaxPooling(builder.everywhere(3), builder.everywhere(2), builder.everywhere(1)),
            x);
    int before = width;
    for (int stage = 1; stage <= STAGES; stage++) {
      for (int block = 0; block < blocks(stage); block++) {
        String name = PREFIX + String.format(Locale.ROOT, "layer%d_%d_", stage, block);
        int stride = stage > 1 && block == 0 ? 2 : 1;
        x = block(builder, name, x, before, channels(stage), stride);
        before = channels(stage);
      }
      features.add(x);
    }
    return features;
  }

  private int blocks(int stage) {
    return depth == 18 ? 2 : List.of(3, 4, 6, 3).get(stage - 1);
  }

  private static int block(
      NetworkBuilder builder, String name, int input, int before, int channels, int stride) {
    int x = convolution(builder, name + "conv1", input, channels, 3, stride);
    x = builder.batchNormalization(name + "bn1_norm", x);
    x = builder.relu(name + "relu1", x);
    x = convolution(builder, name + "conv2", x, channels, 3, 1);
    x = builder.batchNormalization(name + "bn2_norm", x);
    int identity = input;
    if (stride > 1 || before != channels) {
      identity = convolution(builder, name + "downsample_conv", input, channels, 1, stride);
      identity = builder.batchNormalization(name + "downsample_norm", identity);
    }
    x = builder.addition(name + "sum", x, identity);
    return builder.relu(name + "relu2", x);
  }

  private static int convolution(
      NetworkBuilder builder, String name, int input, int channels, int kernel, int stride) {
    return builder.add(
        name,
        new Convolution(channels, builder.everywhere(kernel), builder.everywhere(stride), false),
        input);
  }
}
