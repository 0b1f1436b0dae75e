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
import morula.network.Emission;
import morula.network.Int8Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/** The sum of two or more inputs. */
public record Addition() implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (inputs.size() < 2
        || inputs.stream().mapToInt(LayerInput::channels).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "needs two inputs or more with the same number of channels");
    }
    return inputs.get(0).channels();
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    return List.of();
  }

  @Override
  public Reach reach(int axis) {
    return Reach.PIXEL;
  }

  @Override
  public boolean isSum() {
    return true;
  }

  /** Adds two; more are added in 32 bit. */
  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    return emission.inputs().size() != 2
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "ops.quantized.add%s(%s, %s, %s)",
                emission.reluFollows() ? "_relu" : "",
                emission.inputs().get(0),
                emission.inputs().get(1),
                emission.quantization()));
  }

  @Override
  public String emit(Emission emission) {
    return emission.inputs().stream()
        .reduce((a, b) -> "torch.add(" + a + ", " + b + ")")
        .orElseThrow();
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return true;
  }
}
