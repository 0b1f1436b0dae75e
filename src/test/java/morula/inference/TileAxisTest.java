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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import morula.inference.TilePlan.Span;
import org.junit.jupiter.api.Test;

class TileAxisTest {

  /** Tiles are as few as those of the wanted size, no longer than that needs, and all different. */
  @Test
  void noPixelIsPredictedNeedlessly() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      int divisor = 1 << random.nextInt(5);
      int halo = random.nextInt(12);
      int size = divisor * (1 + random.nextInt(40)); // a canvas without rest
      int wanted = random.nextInt(150);
      TileAxis axis = new TileAxis(size, divisor, halo, wanted);
      int largest = Math.max(wanted, smallest(divisor, halo));
      int tiles = count(size, Math.min(size, largest / divisor * divisor), divisor, halo);
      List<Span> spans = axis.spans();
      assertEquals(tiles, spans.size());
      for (int k = 1; k < tiles; k++) {
        assertTrue(spans.get(k - 1).start() < spans.get(k).start());
      }
      int shorter = axis.tile() - divisor;
      assertTrue(
          tiles == 1
              || shorter < smallest(divisor, halo)
              || count(size, shorter, divisor, halo) > tiles);
    }
  }

  private static int smallest(int divisor, int halo) {
    int length = divisor;
    while (length < 2 * halo + divisor) {
      length += divisor;
    }
    return length;
  }

  private static int count(int size, int length, int divisor, int halo) {
    int step = 0;
    while (step + divisor + 2 * halo <= length) {
      step += divisor;
    }
    int count = 1;
    for (int end = length; end < size; end += step) {
      count++;
    }
    return count;
  }
}
