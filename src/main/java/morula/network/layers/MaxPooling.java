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
import morula.network.Emission;
import morula.network.Int8Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/**
 * The maximum over windows, which overlap if the kernel is larger than the stride. Its side outputs
 * for a {@link MaxUnpooling} are the positions of the maxima and its input.
 *
 * @param kernel sizes of the window
 * @param stride by how much each axis shrinks
 * @param padding by how much the first window begins before the image
 */
public record MaxPooling(List<Integer> kernel, List<Integer> stride, List<Integer> padding)
    implements Layer {

  /**
   * @throws IllegalArgumentException if the output of a multiple of the stride would not be that
   *     multiple
   */
  public MaxPooling {
    for (int axis = 0; axis < kernel.size(); axis++) {
      int rest = stride.get(axis) + 2 * padding.get(axis) - kernel.get(axis);
      if (rest < 0 || rest >= stride.get(axis) || 2 * padding.get(axis) > kernel.get(axis)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Pooling shrinks by its stride; kernel %s, stride %s, padding %s do not",
                kernel,
                stride,
                padding));
      }
    }
  }

  /** Creates a pooling over blocks that do not overlap. */
  public MaxPooling(List<Integer> factor) {
    this(factor, factor, Collections.nCopies(factor.size(), 0));
  }

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
    return Reach.window(kernel.get(axis), stride.get(axis), padding.get(axis));
  }

  @Override
  public Optional<String> emitInt8(Int8Emission emission) {
    if (emission.sideOutputsAreRead() || emission.dimensions() != 2) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "torch.max_pool2d(%s, %s, %s, %s, %s, False)",
            emission.input(),
            kernel,
            stride,
            padding,
            Collections.nCopies(emission.dimensions(), 1)));
  }

  @Override
  public boolean keepsRange() {
    return true;
  }

  @Override
  public String emit(Emission emission) {
    boolean indices = emission.sideOutputsAreRead();
    String call =
        String.format(
            Locale.ROOT,
            "torch.max_pool%dd%s(%s, %s, %s, %s, %s, False)",
            emission.dimensions(),
            indices ? "_with_indices" : "",
            emission.input(),
            kernel,
            stride,
            padding,
            Collections.nCopies(emission.dimensions(), 1));
    if (!indices) {
      return call;
    }
    String pair = emission.let(call);
    emission.leaveSideOutputs(List.of("(" + pair + ")[1]", emission.input()));
    return "(" + pair + ")[0]";
  }
}
