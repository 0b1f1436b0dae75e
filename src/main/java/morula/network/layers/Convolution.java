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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.network.ChannelScaling;
import morula.network.Emission;
import morula.network.InputPart;
import morula.network.Int8Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;
import morula.network.Shape;

/**
 * A convolution with zero padding, which keeps the size if the stride is 1.
 *
 * @param channels output channels
 * @param kernel odd sizes
 * @param stride 1 or more
 * @param bias whether a constant is added to each output channel
 */
public record Convolution(int channels, List<Integer> kernel, List<Integer> stride, boolean bias)
    implements Layer {
  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";

  @Override
  public int channels(List<LayerInput> inputs) {
    LayerInput.onlyChannels(inputs);
    return channels;
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    int in = LayerInput.onlyChannels(inputs);
    Shape shape = Kernels.shape(channels, in, kernel);
    Parameter weight = Parameter.weight(WEIGHT, shape, in * new Shape(kernel).count());
    return bias ? List.of(weight, Parameter.bias(BIAS, weight, channels)) : List.of(weight);
  }

  @Override
  public Reach reach(int axis) {
    return Reach.window(kernel.get(axis), stride.get(axis), kernel.get(axis) / 2);
  }

  @Override
  public boolean readsParts() {
    return true;
  }

  /** Writes the layer; parts of the input have convolutions of their own, which are added up. */
  @Override
  public String emit(Emission emission) {
    if (emission.fuses()) {
      return fused(emission);
    }
    List<Emission.Part> parts = emission.parts();
    String constant = bias ? emission.parameter(BIAS) : "None";
    String weight = emission.parameter(WEIGHT);
    if (parts.size() == 1) {
      return convolution(emission.dimensions(), emission.input(), weight, constant);
    }
    List<Integer> sizes = parts.stream().map(Emission.Part::channels).toList();
    String weights = emission.let("torch.split_with_sizes(" + weight + ", " + sizes + ", 1)");
    String sum = null;
    for (int i = 0; i < parts.size(); i++) {
      String part =
          emission.let(
              convolution(
                  emission.dimensions(),
                  parts.get(i).variable(),
                  weights + "[" + i + "]",
                  i == 0 ? constant : "None"));
      sum = i == 0 ? part : emission.let("torch.add_(" + sum + ", " + part + ")");
    }
    return sum;
  }

  /**
   * Writes oneDNN's convolution, which does the work of a sum and of a rectified linear unit after
   * it in the same pass.
   */
  private String fused(Emission emission) {
    Optional<String> sum = emission.takesSum();
    boolean relu = emission.takesRelu();
    String arguments =
        String.format(
            Locale.ROOT,
            "%s, %s, %s, %s",
            emission.input(),
            emission.parameter(WEIGHT),
            bias ? emission.parameter(BIAS) : "None",
            geometry());
    return sum.isPresent()
        ? String.format(
            Locale.ROOT,
            "ops.mkldnn._convolution_pointwise_(%s, %s, \"add\", 1.0, %s)",
            sum.get(),
            arguments,
            FusedOutput.afterSum(relu))
        : String.format(
            Locale.ROOT,
            "ops.mkldnn._convolution_pointwise(%s, %s)",
            arguments,
            FusedOutput.of(relu));
  }

  /** Returns padding, stride, dilation and groups, in the order of oneDNN's operators. */
  private String geometry() {
    return String.format(Locale.ROOT, "%s, %s, [1, 1], 1", padding(), stride);
  }

  private List<Integer> padding() {
    return kernel.stream().map(k -> k / 2).toList();
  }

  private String convolution(int dimensions, String input, String weight, String constant) {
    return String.format(
        Locale.ROOT,
        "torch.conv%dd(%s, %s, %s, %s, %s, %s, 1)",
        dimensions,
        input,
        weight,
        constant,
        stride,
        padding(),
        Collections.nCopies(dimensions, 1));
  }

  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    int axes = emission.dimensions();
    Int8Emission.Kernel packed =
        new Int8Emission.Kernel(
            emission.shape(WEIGHT),
            emission.values(WEIGHT),
            bias ? Optional.of(emission.values(BIAS)) : Optional.empty(),
            stride,
            padding());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "ops.quantized.conv%dd%s(%s, %s, %s)",
            axes,
            emission.reluFollows() ? "_relu" : "",
            emission.input(),
            emission.packed(packed),
            emission.quantization()));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return true;
  }

  /** Returns a convolution with a bias. */
  @Override
  public Optional<Merged> scaled(ChannelScaling scaling, Map<String, float[]> parameters) {
    float[] weight = parameters.get(WEIGHT).clone();
    float[] constants = new float[channels];
    int each = weight.length / channels;
    for (int c = 0; c < channels; c++) {
      double gain = scaling.gains()[c];
      for (int i = c * each; i < (c + 1) * each; i++) {
        weight[i] = (float) (weight[i] * gain);
      }
      double constant = bias ? parameters.get(BIAS)[c] : 0;
      constants[c] = (float) ((constant - scaling.centres()[c]) * gain + scaling.offsets()[c]);
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    values.put(WEIGHT, weight);
    values.put(BIAS, constants);
    return Optional.of(new Merged(new Convolution(channels, kernel, stride, true), values));
  }

  /**
   * Returns convolutions of the parts. That of a repeated part is a transposed convolution: the
   * taps that read the same pixel of the smaller image are added up.
   */
  @Override
  public Optional<Split> split(List<InputPart> parts, Map<String, float[]> parameters) {
    boolean repeated = parts.stream().anyMatch(InputPart::isRepeated);
    if (repeated && stride.stream().anyMatch(step -> step != 1)) {
      return Optional.empty();
    }
    int in = parts.stream().mapToInt(InputPart::channels).sum();
    float[] all = parameters.get(WEIGHT);
    float[] constants = bias ? parameters.get(BIAS).clone() : new float[channels];
    List<Merged> terms = new ArrayList<>();
    int first = 0;
    for (InputPart part : parts) {
      float[] weight = Kernels.ofInputs(all, new int[] {channels, in}, first, part.channels());
      terms.add(part.isRepeated() ? repeated(part, weight, constants) : plain(weight, constants));
      first += part.channels();
      constants = new float[channels]; // they are added once
    }
    return Optional.of(new Split(terms, new Addition()));
  }

  private Merged plain(float[] weight, float[] constants) {
    return new Merged(
        new Convolution(channels, kernel, stride, true), Map.of(WEIGHT, weight, BIAS, constants));
  }

  private Merged repeated(InputPart part, float[] weight, float[] constants) {
    List<Integer> blocks = part.blocks();
    List<Integer> larger =
        IntStream.range(0, kernel.size())
            .mapToObj(axis -> kernel.get(axis) + blocks.get(axis) - 1)
            .toList();
    return new Merged(
        new TransposedConvolution(
            channels, larger, blocks, padding(), Collections.nCopies(blocks.size(), 1)),
        Map.of(
            TransposedConvolution.WEIGHT,
            RepeatedKernel.of(weight, new int[] {channels, part.channels()}, kernel, blocks),
            TransposedConvolution.BIAS,
            constants));
  }
}
