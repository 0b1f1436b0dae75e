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
import morula.network.layers.UpsamplingMode;
import morula.options.NamedOptions;

/**
 * U-Net (Ronneberger et al. 2015, doi:10.1007/978-3-319-24574-4_28) whose encoder is a ResNet (He
 * et al. 2016, doi:10.1109/CVPR.2016.90), in the form of the library segmentation_models_pytorch:
 * nearest-neighbour upsampling, concatenation with the encoder's features of that resolution, two
 * convolutions of 3 with batch normalisation and rectified linear unit, five times (nothing is
 * concatenated at full resolution), then a convolution of 3 to the output. The decoder has 4, 2, 1,
 * 1/2 and 1/4 times {@code width} channels: 256 to 16 with the defaults.
 *
 * @param encoder layers of the ResNet, 18 or 34
 * @param width channels of the encoder's first stage, a multiple of 4; weights trained elsewhere
 *     fit 64
 */
public record ResNetUNet(int encoder, int width) implements Architecture {

  /** The architecture with its default options. */
  public static final ResNetUNet DEFAULT = new ResNetUNet(18, 64);

  /**
   * @throws IllegalArgumentException if the width is not a multiple of 4
   */
  public ResNetUNet {
    if (width < 4 || width % 4 != 0) {
      throw new IllegalArgumentException("width must be a multiple of 4, not " + width);
    }
  }

  static ResNetUNet from(NamedOptions options) {
    return new ResNetUNet(
        options.oneOf("encoder", DEFAULT.encoder, ResNetEncoder.DEPTHS),
        options.multiple("width", DEFAULT.width, 4, 256));
  }

  @Override
  public String text() {
    return String.format(Locale.ROOT, "resnet_unet(encoder=%d,width=%d)", encoder, width);
  }

  @Override
  public List<Publication> publications() {
    return List.of(UNet.PUBLICATION, ResNetEncoder.PUBLICATION);
  }

  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    List<Integer> features = new ResNetEncoder(encoder, width).add(builder);
    int last = features.size() - 1;
    int x = features.get(last);
    for (int step = 0; step <= last; step++) {
      String name = "decoder" + step;
      x = builder.upsampling(name + "_size", x, 2, UpsamplingMode.NEAREST);
      if (step < last) {
        x = builder.concatenation(name + "_join", x, features.get(last - 1 - step));
      }
      int channels = 4 * width >> step;
      x = builder.unit(name + "_a", x, channels, 3);
      x = builder.unit(name + "_b", x, channels, 3);
    }
    builder.convolution("output", x, outputChannels, 3, true);
    return builder.build();
  }

  /** Provides the architecture under its name. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "resnet_unet";
    }

    @Override
    public String description() {
      return "U-Net with a ResNet as its encoder";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return from(options);
    }
  }
}
