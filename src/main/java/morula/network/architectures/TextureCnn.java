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

import java.util.List;
import java.util.Locale;
import morula.network.Architecture;
import morula.network.ArchitectureProvider;
import morula.network.Network;
import morula.network.Publication;
import morula.network.layers.BatchNormalization;
import morula.options.NamedOptions;

/**
 * Four convolutions at full resolution, as in a published course project on the segmentation of
 * synthetic textures: convolution, rectified linear unit, batch normalisation, three times, then a
 * convolution to the output. As there, one batch normalisation serves all three places: they share
 * its scale and offset. Running statistics are each place's own, which changes nothing in training:
 * with the one set of the publication, which three layers update in turn, the network predicts only
 * in training mode. With the defaults, one input and one output channel it has 13,681 parameters in
 * 2D. The sigmoid at its end is the output's activation.
 *
 * @param width channels of the hidden layers, 1 or more
 * @param kernel size of the kernels along each axis, odd
 */
public record TextureCnn(int width, int kernel) implements Architecture {
  static final Publication PUBLICATION =
      new Publication(
          "Long et al., Fully Convolutional Networks for Semantic Segmentation",
          "10.1109/CVPR.2015.7298965");

  private static final int HIDDEN_LAYERS = 3;

  /** The architecture with its default options. */
  public static final TextureCnn DEFAULT = new TextureCnn(16, 5);

  static TextureCnn from(NamedOptions options) {
    return new TextureCnn(
        options.number("width", DEFAULT.width, 1, 256),
        options.oneOf("kernel", DEFAULT.kernel, List.of(1, 3, 5, 7, 9)));
  }

  @Override
  public String text() {
    return String.format(Locale.ROOT, "texture_cnn(width=%d,kernel=%d)", width, kernel);
  }

  @Override
  public List<Publication> publications() {
    return List.of(PUBLICATION);
  }

  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    String shared = "hidden0_norm";
    int x = 0;
    for (int layer = 0; layer < HIDDEN_LAYERS; layer++) {
      String name = "hidden" + layer;
      x = builder.convolution(name + "_conv", x, width, kernel, true);
      x = builder.relu(name + "_relu", x);
      x = builder.addSharing(name + "_norm", shared, new BatchNormalization(), x);
    }
    builder.convolution("output", x, outputChannels, kernel, true);
    return builder.build();
  }

  /** Provides the architecture under its name. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "texture_cnn";
    }

    @Override
    public String description() {
      return "four convolutions at full resolution";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return from(options);
    }
  }
}
