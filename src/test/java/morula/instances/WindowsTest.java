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

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void theCoresShareThePixelsOfTheBox() {
    for (int width = 1; width <= 13; width++) {
      for (int height = 1; height <= 13; height++) {
        Box box = new Box(3, 5, 2 + width, 4 + height);
        int[][] count = new int[height][width];
        for (Windows.Part part : new Windows(0, 4, 2).of(box)) {
          Box core = part.core();
          assertEquals(core.grow(2).intersect(box), part.window());
          for (int y = core.minY(); y <= core.maxY(); y++) {
            for (int x = core.minX(); x <= core.maxX(); x++) {
              count[y - 5][x - 3]++;
            }
          }
        }
        for (int[] row : count) {
          for (int n : row) {
            assertEquals(1, n, width + " × " + height);
          }
        }
      }
    }
  }

  @Test
  void onlyLargeBoxesAreCut() {
    assertEquals(1, new Windows(60, 4, 2).of(new Box(0, 0, 9, 5)).size());
    assertEquals(6, new Windows(59, 4, 2).of(new Box(0, 0, 9, 5)).size());
  }
}
