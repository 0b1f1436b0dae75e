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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/**
 * The reverse of a pooling over blocks: each pixel of its first input is put at the position of the
 * maximum of its block; all other pixels are 0. Its second input is the node that pooled, with as
 * many channels as the first (Zeiler et al. 2011, doi:10.1109/ICCV.2011.6126474).
 *
 * @param factor size of the blocks
 */
public record MaxUnpooling(List<Integer> factor) implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (inputs.size() != 2
        || !inputs.get(1).layer().equals(new MaxPooling(factor))
        || inputs.get(0).channels() != inputs.get(1).channels()) {
      throw new IllegalArgumentException(
          "needs a second input that pooled the same blocks and channels");
    }
    return inputs.get(0).channels();
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    return List.of();
  }

  @Override
  public Reach reach(int axis) {
    return Reach.blocks(factor.get(axis));
  }

  @Override
  public boolean readsSideOutputs(int input) {
    return input == 1;
  }

  /** Writes the unpooling to the size before the pooling. */
  @Override
  public String emit(Emission emission) {
    String x = emission.input();
    String maxima = emission.sideOutputs(1).get(0);
    String before = emission.sideOutputs(1).get(1);
    String size =
        IntStream.range(0, emission.dimensions())
            .mapToObj(axis -> "torch.size(" + before + ", " + (axis + 2) + ")")
            .collect(Collectors.joining(", ", "[", "]"));
    return emission.dimensions() == 2
        ? String.format(Locale.ROOT, "torch.max_unpool2d(%s, %s, %s)", x, maxima, size)
        : String.format(
            Locale.ROOT,
            "torch.max_unpool3d(%s, %s, %s, %s, %s)",
            x,
            maxima,
            size,
            factor,
            Collections.nCopies(emission.dimensions(), 0));
  }
}
