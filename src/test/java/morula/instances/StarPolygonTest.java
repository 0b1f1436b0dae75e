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

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StarPolygonTest {
  private static final int SIZE = 24;
  private static final Box IMAGE = new Box(0, 0, SIZE - 1, SIZE - 1);

  /** Rays of random lengths: corners that point inwards make several runs in a row. */
  @Test
  void thePixelsAreThoseInsideOfTheOutline() {
    Random random = new Random(8);
    StarPolygon before = null;
    boolean[] pixelsBefore = new boolean[SIZE * SIZE];
    for (int round = 0; round < 500; round++) {
      RayDirections rays = RayDirections.of(3 + random.nextInt(14));
      double[] distance = random.doubles(rays.count(), 0.1, 14).toArray();
      int x = random.nextInt(SIZE);
      int y = random.nextInt(SIZE);
      StarPolygon polygon = StarPolygon.of(1, x, y, distance, rays, IMAGE);
      boolean[] pixels = inside(x, y, distance, rays);
      boolean[] runs = new boolean[SIZE * SIZE];
      polygon.forEachRun(
          IMAGE,
          (row, from, to) -> Arrays.fill(runs, row * SIZE + from, row * SIZE + to + 1, true));
      assertArrayEquals(pixels, runs, "round " + round);
      assertEquals(common(pixels, pixels), polygon.area());
      if (before != null) {
        assertEquals(common(pixels, pixelsBefore), polygon.overlap(before));
        assertEquals(common(pixels, pixelsBefore), before.overlap(polygon));
      }
      before = polygon;
      pixelsBefore = pixels;
    }
  }

  /** Counts, for each pixel, how often the outline crosses the line to its left. */
  private static boolean[] inside(int x, int y, double[] distance, RayDirections rays) {
    boolean[] inside = new boolean[SIZE * SIZE];
    int n = rays.count();
    for (int p = 0; p < inside.length; p++) {
      for (int k = 0; k < n; k++) {
        int next = (k + 1) % n;
        double y1 = y + distance[k] * rays.y()[k] - p / SIZE;
        double y2 = y + distance[next] * rays.y()[next] - p / SIZE;
        double x1 = x + distance[k] * rays.x()[k] - p % SIZE;
        double x2 = x + distance[next] * rays.x()[next] - p % SIZE;
        if (y1 > 0 != y2 > 0 && x1 + (x2 - x1) * y1 / (y1 - y2) < 0) {
          inside[p] ^= true;
        }
      }
    }
    return inside;
  }

  private static int common(boolean[] a, boolean[] b) {
    int count = 0;
    for (int p = 0; p < a.length; p++) {
      count += a[p] && b[p] ? 1 : 0;
    }
    return count;
  }
}
