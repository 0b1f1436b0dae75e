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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.network.ChannelScaling;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Parameter.Role;
import morula.network.Reach;
import morula.network.Shape;

/** A batch normalisation with PyTorch's epsilon and momentum 0.1. */
public record BatchNormalization() implements Layer {
  /** PyTorch's default epsilon. */
  public static final double EPSILON = 1e-5;

  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";
  private static final String MEAN = "mean";
  private static final String VARIANCE = "variance";

  @Override
  public int channels(List<LayerInput> inputs) {
    return LayerInput.onlyChannels(inputs);
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    Shape shape = Shape.of(LayerInput.onlyChannels(inputs));
    return List.of(
        new Parameter(WEIGHT, shape, true, Role.ONES, 1),
        new Parameter(BIAS, shape, true, Role.ZEROS, 1),
        new Parameter(MEAN, shape, false, Role.ZEROS, 1),
        new Parameter(VARIANCE, shape, false, Role.ONES, 1));
  }

  @Override
  public Reach reach(int axis) {
    return Reach.PIXEL;
  }

  @Override
  public String emit(Emission emission) {
    return String.format(
        Locale.ROOT,
        "torch.batch_norm(%s, %s, %s, %s, %s, %s, 0.1, %s, True)",
        emission.input(),
        emission.parameterIn32Bit(WEIGHT),
        emission.parameterIn32Bit(BIAS),
        emission.parameterIn32Bit(MEAN),
        emission.parameterIn32Bit(VARIANCE),
        emission.training() ? "True" : "False",
        Emission.number(EPSILON));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return true;
  }

  /** Returns the scaling by the running statistics. */
  @Override
  public Optional<ChannelScaling> scaling(Map<String, float[]> parameters) {
    float[] variance = parameters.get(VARIANCE);
    double[] gains = new double[variance.length];
    double[] centres = new double[variance.length];
    double[] offsets = new double[variance.length];
    for (int c = 0; c < variance.length; c++) {
      gains[c] = parameters.get(WEIGHT)[c] / Math.sqrt(variance[c] + EPSILON);
      centres[c] = parameters.get(MEAN)[c];
      offsets[c] = parameters.get(BIAS)[c];
    }
    return Optional.of(new ChannelScaling(gains, centres, offsets));
  }
}
