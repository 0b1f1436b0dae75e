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
import java.util.Optional;
import java.util.stream.Collectors;
import morula.network.Emission;
import morula.network.Int8Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/**
 * An upsampling that turns every pixel into a block, by repetition or interpolation.
 *
 * @param factor size of the blocks
 * @param mode of interpolation
 */
public record Upsampling(List<Integer> factor, UpsamplingMode mode) implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    return LayerInput.onlyChannels(inputs);
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    return List.of();
  }

  @Override
  public Reach reach(int axis) {
    int by = factor.get(axis);
    if (mode == UpsamplingMode.NEAREST) {
      return Reach.blocks(by);
    }
    return new Reach(
        1,
        by,
        span ->
            new Reach.Span(
                (long) Math.floor((span.first() + 0.5) / by - 0.5),
                (long) Math.floor((span.last() + 0.5) / by - 0.5) + 1));
  }

  /** Returns the operator of PyTorch, which reads 8-bit integers too. */
  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    return emission.dimensions() == 2
        ? Optional.of(expression(emission.dimensions(), emission.input()))
        : Optional.empty();
  }

  @Override
  public Optional<List<Integer>> repetition() {
    return mode == UpsamplingMode.NEAREST ? Optional.of(factor) : Optional.empty();
  }

  @Override
  public boolean keepsRange() {
    return true;
  }

  @Override
  public String emit(Emission emission) {
    return expression(emission.dimensions(), emission.input());
  }

  private String expression(int dimensions, String input) {
    String factors = factor.stream().map(f -> f + ".").collect(Collectors.joining(", ", "[", "]"));
    if (mode == UpsamplingMode.NEAREST) {
      return String.format(
          Locale.ROOT, "torch.upsample_nearest%dd(%s, None, %s)", dimensions, input, factors);
    }
    return String.format(
        Locale.ROOT,
        "torch.upsample_%s(%s, None, False, %s)",
        dimensions == 2 ? "bilinear2d" : "trilinear3d",
        input,
        factors);
  }
}
