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

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import morula.network.Architecture;
import morula.network.ArchitectureProvider;
import morula.network.Layer;
import morula.network.Network;
import morula.network.Publication;
import morula.network.layers.ChannelSlice;
import morula.network.layers.TransposedConvolution;
import morula.options.NamedOptions;

/**
 * The mUnet of Purdue's teaching library DLStudio 2.3 (A. Kak, {@code SemanticSegmentation.mUnet}
 * with skip connections): residual blocks on the way down and up, and half of the channels handed
 * across, where they replace those that came up. On the way up DLStudio uses its first wide blocks
 * a second time; so does this network, with shared parameters.
 *
 * <p>Left out is what cannot change a prediction: blocks that DLStudio makes and never calls, and
 * the bias of a convolution that batch normalisation follows. Its transposed convolutions of stride
 * 1 are written as convolutions, which is the same with the kernel mirrored.
 *
 * @param depth twice the number of blocks at each of the two widths, 2 or more; 16 in the
 *     publication
 * @param width channels of the first level, even; the second has twice as many; 64 in the
 *     publication
 * @param output how the last layer doubles the resolution
 */
public record MUNet(int depth, int width, Output output) implements Architecture {

  /** The last layer, a transposed convolution of 3 with stride 2. */
  public enum Output {
    /** Every output pixel has inputs. */
    DENSE,
    /**
     * Dilated by 2, as published. Then only pixels in even rows and even columns have inputs; the
     * other three quarters are a constant, whatever is learned.
     */
    SPARSE
  }

  /** The architecture with its default options. */
  public static final MUNet DEFAULT = new MUNet(16, 64, Output.DENSE);

  /**
   * @throws IllegalArgumentException if the width is odd
   */
  public MUNet {
    if (width < 2 || width % 2 != 0) {
      throw new IllegalArgumentException("width must be even, not " + width);
    }
  }

  static MUNet from(NamedOptions options) {
    return new MUNet(
        options.number("depth", DEFAULT.depth, 2, 64),
        options.multiple("width", DEFAULT.width, 2, 256),
        options.word("output", DEFAULT.output));
  }

  @Override
  public String text() {
    return String.format(
        Locale.ROOT,
        "munet(depth=%d,width=%d,output=%s)",
        depth,
        width,
        output.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<Publication> publications() {
    return List.of(UNet.PUBLICATION, ResNetEncoder.PUBLICATION);
  }

  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    SkipBlocks blocks = new SkipBlocks(builder);
    int all = depth / 2;
    int early = all / 4;
    int x = builder.relu("input_relu", builder.convolution("input_conv", 0, width, 3, true));
    x = builder.maxPooling("input_pool", x, 2);

    x = blocks.chain("down_narrow", 0, early, x, width);
    int atHalf = builder.add("half", new ChannelSlice(0, width / 2), x);
    x = blocks.halving("down_narrow_halving", x, width);
    x = blocks.chain("down_narrow", early, all, x, width);
    x = builder.batchNormalization("down_narrow_norm", x);
    int atQuarter = builder.add("quarter", new ChannelSlice(0, width / 2), x);
    x = blocks.widening("widening", x, width);
    x = blocks.chain("down_wide", 0, early, x, 2 * width);
    x = builder.batchNormalization("down_wide_norm", x);
    int atQuarterWide = builder.add("quarter_wide", new ChannelSlice(0, width), x);
    x = blocks.chain("down_wide", early, all, x, 2 * width);
    x = blocks.halving("down_wide_halving", x, 2 * width);

    x = blocks.doubling("up_wide_doubling", x, 2 * width);
    x = blocks.chain("up_wide", 0, early, x, 2 * width);
    x = replace(builder, "quarter_wide", atQuarterWide, x, 2 * width);
    x = builder.batchNormalization("up_wide_norm", x);
    for (int i = 0; i < early; i++) {
      x = blocks.plain("up_wide" + i + "_again", "up_wide" + i, x, 2 * width);
    }
    x = blocks.narrowing("narrowing", x, width);
    x = blocks.chain("up_narrow", early, all, x, width);
    x = replace(builder, "quarter", atQuarter, x, width);
    x = builder.batchNormalization("up_narrow_norm", x);
    x = blocks.doubling("up_narrow_doubling", x, width);
    x = blocks.chain("up_narrow", 0, early, x, width);
    x = replace(builder, "half", atHalf, x, width);
    builder.add("output", outputLayer(dimensions, outputChannels), x);
    return builder.build();
  }

  /** Replaces the first half of the channels by those of the encoder. */
  private static int replace(NetworkBuilder builder, String name, int saved, int x, int channels) {
    int rest = builder.add(name + "_rest", new ChannelSlice(channels / 2, channels), x);
    return builder.concatenation(name + "_join", saved, rest);
  }

  private Layer outputLayer(int dimensions, int channels) {
    List<Integer> dilation = Collections.nCopies(dimensions, output == Output.SPARSE ? 2 : 1);
    return new TransposedConvolution(
        channels,
        Collections.nCopies(dimensions, 3),
        Collections.nCopies(dimensions, 2),
        dilation,
        dilation);
  }

  /** Provides the architecture under its name. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "munet";
    }

    @Override
    public String description() {
      return "U-Net of residual blocks as in DLStudio";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return from(options);
    }
  }
}
