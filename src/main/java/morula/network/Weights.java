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

package morula.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The values of named tensors, in a fixed order. The arrays are not copied, so the caller must not
 * change them afterwards.
 */
public final class Weights {
  private final Map<String, float[]> values;

  /**
   * @param values name to values, in PyTorch's memory order; the order of the map is kept
   */
  public Weights(Map<String, float[]> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Creates the initial weights of a network; the same seed gives the same numbers. */
  public static Weights initial(Network network, long seed, WeightInitialization initialization) {
    Map<String, float[]> values = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter parameter : network.parameters()) {
      float[] array = new float[parameter.shape().count()];
      switch (parameter.role()) {
        case ZEROS -> {}
        case ONES -> Arrays.fill(array, 1);
        case WEIGHT, BIAS -> initialization.fill(parameter, array, random);
      }
      values.put(parameter.name(), array);
    }
    return new Weights(values);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public float[] get(String name) {
    float[] array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("No weights named " + name);
    }
    return array;
  }

  public boolean contains(String name) {
    return values.containsKey(name);
  }

  /** All names and values, in order. */
  public Map<String, float[]> asMap() {
    return values;
  }

  /** Returns only the weights of {@code parameters}, in that order. */
  public Weights select(List<Parameter> parameters) {
    Map<String, float[]> selected = new LinkedHashMap<>();
    parameters.forEach(p -> selected.put(p.name(), get(p.name())));
    return new Weights(selected);
  }
}
