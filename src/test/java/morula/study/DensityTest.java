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

package morula.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "0.1", "0.0,0.0,1.0", "0.2,0.21,0.22,0.9"})
  void theDensityOfARangeIsOneInAll(String values) {
    Dimension range = Dimension.parse("a=0.0..1.0").get(0);
    Density density = Density.of(range, values.isEmpty() ? List.of() : List.of(values.split(",")));
    double sum = 0;
    int steps = 2000;
    for (int i = 0; i < steps; i++) {
      sum += Math.exp(density.log(Double.toString((i + 0.5) / steps))) / steps;
    }
    assertEquals(1, sum, 2e-3);
  }

  @Test
  void samplesFollowTheDensity() {
    Dimension range = Dimension.parse("a=log(0.001..1.0)").get(0);
    Density density = Density.of(range, List.of("0.01", "0.012", "0.02", "0.5"));
    SplittableRandom random = new SplittableRandom(3);
    int draws = 20000;
    int[] counts = new int[3];
    for (int i = 0; i < draws; i++) {
      double number = Double.parseDouble(density.sample(random));
      counts[number < 0.01 ? 0 : number < 0.1 ? 1 : 2]++;
    }
    for (int decade = 0; decade < 3; decade++) {
      double expected = 0;
      int steps = 500;
      for (int i = 0; i < steps; i++) {
        double place = (decade + (i + 0.5) / steps) / 3;
        expected += Math.exp(density.log(((Range) range).at(place))) / steps / 3;
      }
      assertEquals(expected, counts[decade] / (double) draws, 0.02);
    }
  }

  @Test
  void choicesAreCountedAndNoneIsRuledOut() {
    Dimension choices = Dimension.parse("a=x|y|z").get(0);
    Density density = Density.of(choices, List.of("y", "y", "y", "z"));
    assertEquals(Math.log(4 / 7.0), density.log("y"), 1e-12);
    assertEquals(Math.log(1 / 7.0), density.log("x"), 1e-12);
    SplittableRandom random = new SplittableRandom(1);
    int seen = 0;
    for (int i = 0; i < 7000; i++) {
      seen += density.sample(random).equals("y") ? 1 : 0;
    }
    assertTrue(Math.abs(seen - 4000) < 200, seen + "");
  }
}
