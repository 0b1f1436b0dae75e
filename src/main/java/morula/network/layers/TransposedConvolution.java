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

package morula.network.layers;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.network.Emission;
import morula.network.Int8Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;
import morula.network.Shape;

/**
 * A transposed convolution with a bias that enlarges by its stride.
 *
 * @param channels output channels
 * @param kernel sizes
 * @param stride by how much each axis grows
 * @param padding how much of each end of the full result is cut off
 * @param dilation distance of the kernel's taps; where it is a multiple of the stride, only every
 *     stride-th output pixel has inputs and the others are the bare bias
 */
public record TransposedConvolution(
    int channels,
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> padding,
    List<Integer> dilation)
    implements Layer {
  static final String WEIGHT = "weight";
  static final String BIAS = "bias";

  /**
   * @throws IllegalArgumentException if the output would not be stride times the input
   */
  public TransposedConvolution {
    for (int axis = 0; axis < kernel.size(); axis++) {
      int rest = rest(kernel, stride, padding, dilation, axis);
      if (rest < 0 || rest >= Math.max(stride.get(axis), dilation.get(axis))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "A transposed convolution enlarges by its stride; kernel %s, stride %s, padding %s, dilation %s do not",
                kernel,
                stride,
                padding,
                dilation));
      }
    }
  }

  /**
   * Creates a transposed convolution whose kernel equals its stride, so that every pixel becomes a
   * separate block.
   */
  public TransposedConvolution(int channels, List<Integer> factor) {
    this(
        channels,
        factor,
        factor,
        Collections.nCopies(factor.size(), 0),
        Collections.nCopies(factor.size(), 1));
  }

  /** PyTorch's {@code output_padding}: rows that complete the size at the end. */
  public List<Integer> outputPadding() {
    return IntStream.range(0, kernel.size())
        .mapToObj(axis -> rest(kernel, stride, padding, dilation, axis))
        .toList();
  }

  private static int rest(
      List<Integer> kernel,
      List<Integer> stride,
      List<Integer> padding,
      List<Integer> dilation,
      int axis) {
    int reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
    return stride.get(axis) + 2 * padding.get(axis) - reach;
  }

  @Override
  public int channels(List<LayerInput> inputs) {
    LayerInput.onlyChannels(inputs);
    return channels;
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    int in = LayerInput.onlyChannels(inputs);
    Shape shape = Kernels.shape(in, channels, kernel);
    Parameter weight = Parameter.weight(WEIGHT, shape, (int) Math.round(in * taps()));
    return List.of(weight, Parameter.bias(BIAS, weight, channels));
  }

  /**
   * The mean number of kernel taps that meet a pixel of the input, over the output pixels for which
   * there is one.
   */
  private double taps() {
    double taps = 1;
    for (int axis = 0; axis < kernel.size(); axis++) {
      boolean sparse = dilation.get(axis) % stride.get(axis) == 0;
      taps *=
          sparse ? kernel.get(axis) : Math.max(1.0, kernel.get(axis) / (double) stride.get(axis));
    }
    return taps;
  }

  /** Input pixel i reaches the output pixels i stride − padding + tap dilation. */
  @Override
  public Reach reach(int axis) {
    long by = stride.get(axis);
    int cut = padding.get(axis);
    int length = dilation.get(axis) * (kernel.get(axis) - 1);
    return new Reach(
        1,
        stride.get(axis),
        span ->
            new Reach.Span(
                -Math.floorDiv(length - cut - span.first(), by),
                Math.floorDiv(span.last() + cut, by)));
  }

  /**
   * Writes the layer, if each pixel becomes a separate block, as a convolution whose output has all
   * pixels of a block as channels: PyTorch's own transposed convolution of 8-bit integers computes
   * other numbers (2.7.1, x86). The blocks are then put in place in one copy that keeps the
   * channels last.
   */
  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    if (emission.dimensions() != 2
        || emission.reluFollows()
        || !kernel.equals(stride)
        || !padding.equals(List.of(0, 0))
        || !dilation.equals(List.of(1, 1))) {
      return Optional.empty();
    }
    int high = kernel.get(0);
    int wide = kernel.get(1);
    String blocks =
        emission.let(
            String.format(
                Locale.ROOT,
                "ops.quantized.conv2d(%s, %s, %s)",
                emission.input(),
                emission.packed(blocks(emission)),
                emission.quantization()));
    String size = "torch.size(" + blocks + ", %d)";
    String n = emission.let(String.format(Locale.ROOT, size, 0));
    String y = emission.let(String.format(Locale.ROOT, size, 2));
    String x = emission.let(String.format(Locale.ROOT, size, 3));
    String split =
        emission.let(
            String.format(
                Locale.ROOT,
                "torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [%s, %s, %s, %d, %d, %d])",
                blocks,
                n,
                y,
                x,
                high,
                wide,
                channels));
    String joined =
        emission.let(
            String.format(
                Locale.ROOT,
                "torch.reshape(torch.permute(%s, [0, 1, 3, 2, 4, 5]), [%s, torch.mul(%s, %d), torch.mul(%s, %d), %d])",
                split,
                n,
                y,
                high,
                x,
                wide,
                channels));
    return Optional.of("torch.permute(" + joined + ", [0, 3, 1, 2])");
  }

  /** Returns the convolution of single pixels: output channel (Y, X, channel), input channel. */
  private Int8Emission.Kernel blocks(Int8Emission emission) {
    float[] weights = emission.values(WEIGHT); // input channel, output channel, Y, X
    float[] bias = emission.values(BIAS);
    int taps = new Shape(kernel).count();
    int in = emission.shape(WEIGHT).sizes().get(0);
    float[] pixels = new float[weights.length];
    float[] constants = new float[taps * channels];
    for (int tap = 0; tap < taps; tap++) {
      for (int c = 0; c < channels; c++) {
        constants[tap * channels + c] = bias[c];
        for (int i = 0; i < in; i++) {
          pixels[(tap * channels + c) * in + i] = weights[(i * channels + c) * taps + tap];
        }
      }
    }
    List<Integer> one = List.of(1, 1);
    return new Int8Emission.Kernel(
        Kernels.shape(taps * channels, in, one),
        pixels,
        Optional.of(constants),
        one,
        List.of(0, 0));
  }

  @Override
  public String emit(Emission emission) {
    if (emission.fuses()) {
      return String.format(
          Locale.ROOT,
          "ops.mkldnn._convolution_transpose_pointwise(%s, %s, %s, %s, %s, %s, %s, 1, %s)",
          emission.input(),
          emission.parameter(WEIGHT),
          emission.parameter(BIAS),
          padding,
          outputPadding(),
          stride,
          dilation,
          FusedOutput.of(emission.takesRelu()));
    }
    return String.format(
        Locale.ROOT,
        "torch.conv_transpose%dd(%s, %s, %s, %s, %s, %s, 1, %s)",
        emission.dimensions(),
        emission.input(),
        emission.parameter(WEIGHT),
        emission.parameter(BIAS),
        stride,
        padding,
        outputPadding(),
        dilation);
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return true;
  }
}
