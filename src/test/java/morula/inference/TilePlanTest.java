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

package morula.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import morula.image.Rows;
import morula.inference.TilePlan.Tile;
import net.imglib2.Interval;
import org.junit.jupiter.api.Test;

class TilePlanTest {

  @Test
  void tilesKeepTheRulesForRandomSizes() {
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      int n = 1 + random.nextInt(3);
      long[] size = new long[n];
      int[] divisor = new int[n];
      int[] halo = new int[n];
      int[] wanted = new int[n];
      for (int d = 0; d < n; d++) {
        size[d] = 1 + random.nextInt(n == 3 ? 30 : 120);
        divisor[d] = 1 << random.nextInt(5);
        halo[d] = random.nextInt(12);
        wanted[d] = random.nextInt(60);
      }
      check(TilePlan.of(size, divisor, halo, wanted), size, divisor, halo, wanted);
    }
  }

  private static void check(TilePlan plan, long[] size, int[] divisor, int[] halo, int[] wanted) {
    int n = size.length;
    long pixels = 1;
    int[] shape = plan.tileShape();
    long[] canvas = new long[n];
    for (int d = 0; d < n; d++) {
      pixels *= size[d];
      canvas[d] = (size[d] + divisor[d] - 1) / divisor[d] * divisor[d];
      assertEquals(0, shape[d] % divisor[d]);
      assertTrue(shape[d] <= Math.max(wanted[d], 2 * halo[d] + 2 * divisor[d] - 1));
    }
    boolean[] covered = new boolean[(int) pixels];
    long sum = 0;
    for (Tile tile : plan.tiles()) {
      for (int d = 0; d < n; d++) {
        Interval input = tile.input();
        Interval core = tile.core();
        assertEquals(shape[d], input.dimension(d));
        assertEquals(0, input.min(d) % divisor[d]);
        assertTrue(input.min(d) >= 0 && input.max(d) < canvas[d]);
        assertTrue(core.dimension(d) > 0);
        assertTrue(input.min(d) == 0 || core.min(d) - input.min(d) >= halo[d]);
        assertTrue(input.max(d) == canvas[d] - 1 || input.max(d) - core.max(d) >= halo[d]);
      }
      long[] p = tile.core().minAsLongArray();
      do {
        for (long x = 0; x < tile.core().dimension(0); x++) {
          int index = 0;
          for (int d = n - 1; d >= 0; d--) {
            index = (int) (index * size[d] + p[d] + (d == 0 ? x : 0));
          }
          assertTrue(!covered[index], "covered twice");
          covered[index] = true;
          sum++;
        }
      } while (Rows.next(p, tile.core()));
    }
    assertEquals(pixels, sum);
  }

  @Test
  void aSmallImageIsOneTile() {
    TilePlan plan =
        TilePlan.of(
            new long[] {100, 90}, new int[] {16, 16}, new int[] {92, 92}, new int[] {512, 512});
    assertEquals(1, plan.tiles().size());
    assertArrayEquals(new int[] {112, 96}, plan.tileShape());
  }

  @Test
  void tilesAreNoLargerThanTheirNumberAsksFor() {
    TilePlan plan =
        TilePlan.of(new long[] {1100}, new int[] {16}, new int[] {32}, new int[] {1024});
    assertEquals(2, plan.tiles().size());
    assertTrue(plan.tileShape()[0] <= 640, plan.toString());
  }

  @Test
  void sizesBeyondAnIntArePlanned() {
    TilePlan plan =
        TilePlan.of(
            new long[] {40_000, 60_000},
            new int[] {16, 16},
            new int[] {92, 92},
            new int[] {4096, 4096});
    long sum = 0;
    for (Tile tile : plan.tiles()) {
      sum += tile.core().dimension(0) * tile.core().dimension(1);
    }
    assertEquals(40_000L * 60_000L, sum);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TilePlan.of(new long[] {0}, new int[] {1}, new int[] {0}, new int[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> TilePlan.of(new long[] {5, 5}, new int[] {1}, new int[] {0}, new int[] {1}));
  }
}
