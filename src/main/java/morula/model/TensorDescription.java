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

package morula.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The input or the output of a model.
 *
 * @param id its name
 * @param axes batch, channel, [z,] y, x in this order (slowest in memory first, as in NumPy)
 * @param dataType element type as NumPy names it: "float32", "uint8", …
 * @param processing steps before the network (input) or after it (output), in order
 * @param testTensor .npy file with an example: the input before its processing, the output after
 */
public record TensorDescription(
    String id,
    List<TensorAxis> axes,
    String dataType,
    List<ProcessingStep> processing,
    Optional<FileReference> testTensor) {

  /** Copies the lists. */
  public TensorDescription {
    axes = List.copyOf(axes);
    processing = List.copyOf(processing);
  }

  /** Returns the names of the channels, in order. */
  public List<String> channels() {
    return axes.stream()
        .filter(TensorAxis.Channel.class::isInstance)
        .map(TensorAxis.Channel.class::cast)
        .findFirst()
        .map(TensorAxis.Channel::names)
        .orElseThrow();
  }

  /** Returns the spatial axes in the order of ImgLib2: x, y[, z]. */
  public List<TensorAxis.Space> space() {
    List<TensorAxis.Space> space = new ArrayList<>();
    for (TensorAxis axis : axes) {
      if (axis instanceof TensorAxis.Space s) {
        space.add(0, s);
      }
    }
    return List.copyOf(space);
  }
}
