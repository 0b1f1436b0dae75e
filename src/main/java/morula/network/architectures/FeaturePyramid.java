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
import morula.network.Architecture;
import morula.network.ArchitectureProvider;
import morula.network.Network;
import morula.network.Publication;
import morula.network.layers.UpsamplingMode;
import morula.options.NamedOptions;

/**
 * Feature pyramid network (Lin et al. 2017, doi:10.1109/CVPR.2017.106) on a ResNet, with the head
 * for semantic segmentation of Kirillov et al. 2019 (doi:10.1109/CVPR.2019.00656): the encoder's
 * last four stages are brought to the same number of channels and added up from coarse to fine;
 * each level goes by convolutions of 3 and linear upsampling to 1/4 of the input's resolution,
 * where the levels are merged; a convolution of 1 and linear upsampling by 4 give the output.
 *
 * <p>It differs from the publication in two points, because the prediction of a tile must equal
 * that of the whole image: batch normalisation stands for group normalisation, whose statistics are
 * those of the tile, and corners are not aligned in upsampling. Dropout is left out.
 *
 * @param encoder layers of the ResNet, 18 or 34
 * @param width channels of the encoder's first stage; weights trained elsewhere fit 64
 * @param pyramid channels of the pyramid, 1 or more
 * @param segmentation channels of each level's branch, 1 or more
 * @param merge how the branches are joined
 */
public record FeaturePyramid(int encoder, int width, int pyramid, int segmentation, Merge merge)
    implements Architecture {
  static final Publication PUBLICATION =
      new Publication(
          "Lin et al., Feature Pyramid Networks for Object Detection", "10.1109/CVPR.2017.106");

  private static final int FINEST = 2;
  private static final int COARSEST = ResNetEncoder.HALVINGS;

  /** How the branches are merged. */
  public enum Merge {
    SUM,
    CONCATENATION
  }

  /** The architecture with its default options. */
  public static final FeaturePyramid DEFAULT = new FeaturePyramid(18, 64, 256, 128, Merge.SUM);

  static FeaturePyramid from(NamedOptions options) {
    return new FeaturePyramid(
        options.oneOf("encoder", DEFAULT.encoder, ResNetEncoder.DEPTHS),
        options.number("width", DEFAULT.width, 1, 256),
        options.number("pyramid", DEFAULT.pyramid, 1, 1024),
        options.number("segmentation", DEFAULT.segmentation, 1, 1024),
        options.word("merge", DEFAULT.merge));
  }

  @Override
  public String text() {
    return String.format(
        Locale.ROOT,
        "fpn(encoder=%d,width=%d,pyramid=%d,segmentation=%d,merge=%s)",
        encoder,
        width,
        pyramid,
        segmentation,
        merge.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Publication> publications() {
    return List.of(PUBLICATION, ResNetEncoder.PUBLICATION);
  }

  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    List<Integer> features = new ResNetEncoder(encoder, width).add(builder);
    List<Integer> branches = new ArrayList<>();
    int above = -1;
    for (int level = COARSEST; level >= FINEST; level--) {
      // level n is at 1 / 2^n of the input's resolution
      int x = builder.convolution("lateral" + level, features.get(level - 1), pyramid, 1, true);
      if (level < COARSEST) {
        int larger =
            builder.upsampling(
                String.format(Locale.ROOT, "pyramid%d_size", level),
                above,
                2,
                UpsamplingMode.NEAREST);
        x = builder.addition("pyramid" + level, larger, x);
      }
      above = x;
      branches.add(branch(builder, level, x));
    }
    Integer[] joined = branches.toArray(Integer[]::new);
    int x =
        merge == Merge.SUM
            ? builder.addition("merge", joined)
            : builder.concatenation("merge", joined);
    x = builder.convolution("output", x, outputChannels, 1, true);
    builder.upsampling("output_size", x, 1 << FINEST, UpsamplingMode.LINEAR);
    return builder.build();
  }

  /** Adds one unit for each doubling of the resolution, and at least one. */
  private int branch(NetworkBuilder builder, int level, int input) {
    int doublings = level - FINEST;
    int x = input;
    for (int i = 0; i < Math.max(1, doublings); i++) {
      String name = String.format(Locale.ROOT, "branch%d_%d", level, i);
      x = builder.unit(name, x, segmentation, 3);
      if (doublings > 0) {
        x = builder.upsampling(name + "_size", x, 2, UpsamplingMode.LINEAR);
      }
    }
    return x;
  }

  /** Provides the architecture under its name. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "fpn";
    }

    @Override
    public String description() {
      return "feature pyramid network on a ResNet";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return from(options);
    }
  }
}
