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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StainTransformTest {
  private static final int LENGTH = 50;

  private static float[] colors(long seed) {
    RandomGenerator random = RandomStreams.of(seed);
    float[] values = new float[3 + 3 * LENGTH];
    for (int i = 3; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  @Test
  void withoutStrengthColoursStay() {
    float[] values = colors(1);
    float[] same = values.clone();
    StainTransform.apply(same, 3, LENGTH, 0, RandomStreams.of(2));
    assertArrayEquals(values, same, 1e-5f);
  }

  /** A slide that took up more of one stain: what has none of it stays the same. */
  @Test
  void changesAreThoseOfStainsAndNotOfChannels() {
    double black = 0.02;
    for (int seed = 0; seed < 50; seed++) {
      float[] values = new float[3 * LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        // eosin alone, from none on: its densities are in the ratio 0.07 : 0.99 : 0.11
        double amount = 3.0 * i / LENGTH;
        double[] vector = {0.07, 0.99, 0.11};
        for (int c = 0; c < 3; c++) {
          values[i + c * LENGTH] = (float) ((Math.exp(-amount * vector[c]) - black) / (1 - black));
        }
      }
      float[] changed = values.clone();
      StainTransform.apply(changed, 0, LENGTH, 0.5, RandomStreams.of(seed));
      // what is added is that of white; the rest is eosin again
      double[] red = densities(changed, 0);
      double[] green = densities(changed, 1);
      for (int i = 10; i < LENGTH; i++) {
        assertEquals(0.07 / 0.99, (red[i] - red[0]) / (green[i] - green[0]), 1e-3);
        double factor = (green[i] - green[0]) / (3.0 * i / LENGTH * 0.99);
        assertTrue(factor >= 0.5 - 1e-3 && factor <= 1.5 + 1e-3, factor + "");
      }
    }
  }

  private static double[] densities(float[] values, int channel) {
    double[] densities = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      densities[i] = -Math.log(values[i + channel * LENGTH] * 0.98 + 0.02);
    }
    return densities;
  }

  @Test
  void anyNumberGivesAFiniteOne() {
    float[] values = {-3, 0, 1, 20, 0, -1, 0, 1, 20, 1, 0, 2};
    StainTransform.apply(values, 0, 4, 1, RandomStreams.of(3));
    for (float value : values) {
      assertTrue(Float.isFinite(value), value + "");
    }
  }
}
