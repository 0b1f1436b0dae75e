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

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import morula.image.Normalization;

/**
 * A step of preprocessing or postprocessing in bioimage.io's vocabulary.
 *
 * @param id such as "scale_range", "zero_mean_unit_variance", "sigmoid"
 * @param kwargs its arguments by name: numbers, strings, booleans or lists of them; sorted by name
 */
public record ProcessingStep(String id, Map<String, Object> kwargs) {

  /** Copies and sorts, because the order of a map may differ from run to run. */
  public ProcessingStep {
    kwargs = Collections.unmodifiableMap(new TreeMap<>(kwargs));
  }

  /** Returns the step for a normalization of Morula, which has bioimage.io's name and arguments. */
  public static ProcessingStep of(Normalization normalization) {
    return new ProcessingStep(normalization.id(), normalization.kwargs());
  }

  /**
   * Returns this step as a normalization of Morula; empty for a conversion to float, because Morula
   * always computes in 32-bit float.
   *
   * @throws IllegalArgumentException in one line if Morula does not know the step or an argument
   */
  Optional<Normalization> normalization() {
    if (id.equals("ensure_dtype") && String.valueOf(kwargs.get("dtype")).startsWith("float")) {
      return Optional.empty();
    }
    return Optional.of(Normalization.of(id, kwargs));
  }
}
