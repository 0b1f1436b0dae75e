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
  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";

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

  /** Returns nothing where a rectified linear unit follows, for which there is no fused form. */
  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    if (emission.reluFollows()) {
      return Optional.empty();
    }
    Int8Emission.Geometry geometry =
        new Int8Emission.Geometry(stride, padding, dilation, outputPadding(), true);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "ops.quantized.conv_transpose%dd(%s, %s, %s)",
            emission.dimensions(),
            emission.input(),
            emission.packed(geometry, WEIGHT, Optional.of(BIAS)),
            emission.quantization()));
  }

  @Override
  public String emit(Emission emission) {
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
}
