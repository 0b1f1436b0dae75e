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

package morula.instances;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {

  private record Case(int[] size, double[] spacing, int[] labels, double[] distance) {}

  @Test
  void agreesWithScipy() throws IOException {
    Case[] cases;
    try (Reader reader =
        new InputStreamReader(
            getClass().getResourceAsStream("distance_transform.json"), StandardCharsets.UTF_8)) {
      cases = new Gson().fromJson(reader, Case[].class);
    }
    assertEquals(7, cases.length);
    for (Case c : cases) {
      float[] squared = DistanceTransform.squared(c.labels(), c.size(), c.spacing());
      for (int i = 0; i < squared.length; i++) {
        assertEquals(c.distance()[i], Math.sqrt(squared[i]), 2e-6);
      }
    }
  }

  @Test
  void agreesWithTheDefinition() {
    Random random = new Random(5);
    for (int k = 0; k < 200; k++) {
      int w = 1 + random.nextInt(9);
      int h = 1 + random.nextInt(9);
      int[] labels = random.ints(w * h, 0, 3).toArray();
      float[] squared = DistanceTransform.squared(labels, new int[] {w, h}, new double[] {1, 2});
      for (int p = 0; p < labels.length; p++) {
        float nearest = labels[p] == 0 ? 0 : Float.POSITIVE_INFINITY;
        for (int q = 0; q < labels.length && labels[p] > 0; q++) {
          if (labels[q] != labels[p]) {
            int dx = p % w - q % w;
            int dy = 2 * (p / w - q / w);
            nearest = Math.min(nearest, dx * dx + dy * dy);
          }
        }
        assertEquals(nearest, squared[p]);
      }
    }
  }

  @Test
  void theBorderOfTheImageIsNoEdge() {
    int[] filled = {4, 4, 4, 4};
    float[] squared = DistanceTransform.squared(filled, new int[] {2, 2}, new double[] {1, 1});
    for (float d : squared) {
      assertEquals(Float.POSITIVE_INFINITY, d);
    }
    int[] row = {1, 1, 1, 0, 2};
    assertArrayEquals(
        new float[] {9, 4, 1, 0, 1},
        DistanceTransform.squared(row, new int[] {5, 1}, new double[] {1, 1}));
  }

  @Test
  void whatIsUnknownIsNoEdge() {
    int[] row = {0, 1, 1, -1, 1, 1, 2};
    assertArrayEquals(
        new float[] {0, 1, 4, 0, 4, 1, 1},
        DistanceTransform.squared(row, new int[] {7, 1}, new double[] {1, 1}));
    assertTrue(
        Float.isInfinite(
            DistanceTransform.squared(new int[] {-1, 3}, new int[] {1, 2}, new double[] {1, 1})[
                1]));
  }
}
