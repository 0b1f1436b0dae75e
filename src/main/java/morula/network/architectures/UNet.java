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
import morula.network.layers.Concatenation;
import morula.network.layers.Convolution;
import morula.network.layers.TransposedConvolution;
import morula.network.layers.UpsamplingMode;
import morula.options.NamedOptions;

/**
 * U-Net (Ronneberger et al. 2015, doi:10.1007/978-3-319-24574-4_28) with padded convolutions, so
 * that the output has the size of the input.
 *
 * <p>With a stem of more than 1 pixel the first convolution has that stride, all levels have as
 * many times fewer pixels along every axis, and the last layer computes every output pixel of a
 * block from the features of the block. That is faster than a narrow network at full resolution, as
 * in the stem of ResNet (He et al. 2016, doi:10.1109/CVPR.2016.90).
 *
 * @param depth how often the resolution is halved after the stem, 1 to 6
 * @param width channels of the first level; they double at each level, 1 or more
 * @param normalization after each convolution
 * @param upsampling back to the finer resolution
 * @param stem stride of the first convolution in pixels: 1, 2 or 4
 */
public record UNet(
    int depth, int width, Normalization normalization, Upsampling upsampling, int stem)
    implements Architecture {
  static final Publication PUBLICATION =
      new Publication(
          "Ronneberger et al., U-Net: Convolutional Networks for Biomedical Image Segmentation",
          "10.1007/978-3-319-24574-4_28");

  private static final List<Integer> STEMS = List.of(1, 2, 4);

  /** The normalisation after each convolution. */
  public enum Normalization {
    BATCH,
    NONE
  }

  /** The layer that doubles the resolution. */
  public enum Upsampling {
    TRANSPOSED,
    NEAREST,
    LINEAR
  }

  /** The architecture with its default options. */
  public static final UNet DEFAULT = new UNet(4, 16, Normalization.BATCH, Upsampling.NEAREST, 1);

  /** Without a stem: all levels begin at full resolution. */
  public UNet(int depth, int width, Normalization normalization, Upsampling upsampling) {
    this(depth, width, normalization, upsampling, 1);
  }

  static UNet from(NamedOptions options) {
    return new UNet(
        options.number("depth", DEFAULT.depth, 1, 6),
        options.number("width", DEFAULT.width, 1, 256),
        options.word("normalization", DEFAULT.normalization),
        options.word("upsampling", DEFAULT.upsampling),
        options.oneOf("stem", DEFAULT.stem, STEMS));
  }

  @Override
  public String text() {
    return String.format(
        Locale.ROOT,
        "unet(depth=%d,width=%d,normalization=%s,upsampling=%s%s)",
        depth,
        width,
        normalization.name().toLowerCase(Locale.ROOT),
        upsampling.name().toLowerCase(Locale.ROOT),
        stem == 1 ? "" : ",stem=" + stem);
  }

  @Override
  public List<Publication> publications() {
    return List.of(PUBLICATION);
  }

  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    int[] skips = new int[depth];
    int x = 0;
    for (int level = 0; level < depth; level++) {
      int stride = level == 0 ? stem : 1;
      x = block(builder, "encoder" + level, x, width << level, stride);
      skips[level] = x;
      x = builder.maxPooling("pool" + level, x, 2);
    }
    x = block(builder, "bottom", x, width << depth, 1);
    for (int level = depth - 1; level >= 0; level--) {
      x = up(builder, "up" + level, x, width << level);
      x = builder.add("join" + level, new Concatenation(), skips[level], x);
      x = block(builder, "decoder" + level, x, width << level, 1);
    }
    if (stem == 1) {
      builder.convolution("output", x, outputChannels, 1, true);
    } else {
      builder.add("output", new TransposedConvolution(outputChannels, builder.everywhere(stem)), x);
    }
    return builder.build();
  }

  private int block(NetworkBuilder builder, String name, int input, int channels, int stride) {
    // a strided kernel reaches into the blocks beside its own
    int x = unit(builder, name + "_a", input, channels, stride == 1 ? 3 : 2 * stride + 3, stride);
    return unit(builder, name + "_b", x, channels, 3, 1);
  }

  private int unit(
      NetworkBuilder builder, String name, int input, int channels, int kernel, int stride) {
    boolean batch = normalization == Normalization.BATCH;
    Convolution convolution =
        new Convolution(channels, builder.everywhere(kernel), builder.everywhere(stride), !batch);
    int x = builder.add(name + "_conv", convolution, input);
    if (batch) {
      x = builder.batchNormalization(name + "_norm", x);
    }
    return builder.relu(name + "_relu", x);
  }

  private int up(NetworkBuilder builder, String name, int input, int channels) {
    if (upsampling == Upsampling.TRANSPOSED) {
      return builder.add(name, new TransposedConvolution(channels, builder.everywhere(2)), input);
    }
    // the 1x1 convolution comes first: it commutes with both kinds of interpolation and is cheaper
    // there
    int x = unit(builder, name, input, channels, 1, 1);
    UpsamplingMode mode =
        upsampling == Upsampling.LINEAR ? UpsamplingMode.LINEAR : UpsamplingMode.NEAREST;
    return builder.upsampling(name + "_size", x, 2, mode);
  }

  /** Provides the architecture under its name. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "unet";
    }

    @Override
    public String description() {
      return "U-Net, also with stem=2 or 4";
    }

    @Override
    public Architecture read(NamedOptions options) {
      return from(options);
    }
  }
}
