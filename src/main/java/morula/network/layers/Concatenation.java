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

/** Concatenates the channels of one or more inputs. */
public record Concatenation() implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("needs an input");
    }
    return inputs.stream().mapToInt(LayerInput::channels).sum();
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
  public boolean joinsChannels() {
    return true;
  }

  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    return Optional.of(
        String.format(
            Locale.ROOT,
            "ops.quantized.cat([%s], 1, %s)",
            String.join(", ", emission.inputs()),
            emission.quantization()));
  }

  @Override
  public String emit(Emission emission) {
    return "torch.cat([" + String.join(", ", emission.inputs()) + "], 1)";
  }
}
