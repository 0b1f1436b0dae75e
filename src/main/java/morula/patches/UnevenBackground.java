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

package morula.patches;

import java.util.random.RandomGenerator;
import morula.image.QuadraticField;

/** Uneven illumination or background: a random {@link QuadraticField}, the same in every slice. */
final class UnevenBackground {
  private UnevenBackground() {}

  /**
   * Adds a field of mean 0, which does not change the mean brightness.
   *
   * @param values holds X, Y, Z of a channel from {@code offset} on
   * @param size X, Y, Z of the channel
   * @param strength difference between the field's maximum and its minimum
   */
  static void add(float[] values, int offset, int[] size, double strength, RandomGenerator random) {
    float[] field = QuadraticField.random(size[0], size[1], 0.5, random);
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (float value : field) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      sum += value;
    }
    if (!(maximum > minimum)) {
      return;
    }
    double factor = strength / (maximum - minimum);
    double mean = sum / field.length;
    for (int z = 0; z < size[2]; z++) {
      int start = offset + z * field.length;
      for (int i = 0; i < field.length; i++) {
        values[start + i] += (float) (factor * (field[i] - mean));
      }
    }
  }
}
