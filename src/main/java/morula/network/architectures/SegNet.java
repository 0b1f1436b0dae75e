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
import morula.network.Layer;
import morula.network.Network;
import morula.network.Publication;
import morula.network.layers.MaxUnpooling;
import morula.options.NamedOptions;

/**
 * SegNet (Badrinarayanan et al. 2017, doi:10.1109/TPAMI.2016.2644615): an encoder that records the
 * position of each maximum, and a mirrored decoder that puts values back there. Each stage has two
 * convolutions of 3 with batch normalisation and rectified linear unit; the very last convolution
 * gives the bare logits.
 *
 * @param stages how often the resolution is halved, 1 to 6
 * @param width channels of the first stage; they double at each, 1 or more
 */
public record SegNet(int stages, int width) implements Architecture {
  static final Publication PUBLICATION =
      new Publication(
          "Badrinarayanan et al., SegNet: A Deep Convolutional Encoder-Decoder Architecture for"
              + " Image Segmentation",
          "10.1109/TPAMI.2016.2644615");

  /** The architecture with its default options. */
  public static final SegNet DEFAULT = new SegNet(3, 64);

  static SegNet from(NamedOptions options) {
    return new SegNet(
        options.number("stages", DEFAULT.stages, 1, 6),
        options.number("width", DEFAULT.width, 1, 256));
  }

  @Override
  public String text() {
    return String.format(Locale.ROOT, "segnet(stages=%d,width=%d)", stages, width);
  }

  @Override
  public List<Publication> publications() {
    return List.of(PUBLICATION);
  }

  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    int[] pooled = new int[stages];
    int x = 0;
    for (int stage = 0; stage < stages; stage++) {
      x = builder.unit("encoder" + stage + "_a", x, width << stage, 3);
      x = builder.unit("encoder" + stage + "_b", x, width << stage, 3);
      x = builder.maxPooling("pool" + stage, x, 2);
      pooled[stage] = x;
    }
    for (int stage = stages - 1; stage >= 0; stage--) {
      Layer unpooling = new MaxUnpooling(builder.everywhere(2));
      x = builder.add("unpool" + stage, unpooling, x, pooled[stage]);
      int channels = stage == 0 ? width : width << stage - 1;
      x = builder.unit("decoder" + stage + "_a", x, channels, 3);
      if (stage > 0) {
        x = builder.unit("decoder" + stage + "_b", x, channels, 3);
      }
    }
    builder.convolution("output", x, outputChannels, 3, true);
    return builder.build();
  }

  /** Provides the architecture under its name. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "segnet";
    }

    @Override
    public String description() {
      return "SegNet";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return from(options);
    }
  }
}
