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
import org.junit.jupiter.api.Test;

class FlowPathsTest {
  /** Length of a line of pixels, without the frame. */
  private static final int LENGTH = 9;

  @Test
  void pathsSlideAlongTheBorder() {
    for (int step : new int[] {1, 3}) { // a row, a column
      boolean[] own = line(step);
      float[] x = new float[own.length];
      float[] y = new float[own.length];
      Arrays.fill(x, step == 1 ? 0.8f : 0.6f);
      Arrays.fill(y, step == 1 ? 0.6f : 0.8f);
      int[] ends = new FlowPaths(own, width(step), x, y).ends();
      for (int k = 0; k < LENGTH; k++) {
        assertEquals(pixel(step, LENGTH - 1), ends[pixel(step, k)], "from " + k);
      }
    }
  }

  @Test
  void pixelsThatFlowNowhereJoinTheNearestBasin() {
    for (int step : new int[] {1, 3}) {
      boolean[] own = line(step);
      float[] flow = new float[own.length];
      for (int k = 0; k < LENGTH; k++) { // two in the middle stand still
        flow[pixel(step, k)] = k < 4 ? -1 : k < 6 ? 0 : 1;
      }
      float[] none = new float[own.length];
      FlowPaths paths =
          new FlowPaths(own, width(step), step == 1 ? flow : none, step == 1 ? none : flow);
      FlowBasins basins = new FlowBasins(paths, own.length, width(step));
      int[] found = new int[LENGTH];
      for (int k = 0; k < LENGTH; k++) {
        found[k] = basins.ofPixels()[pixel(step, k)];
      }
      assertArrayEquals(new int[] {1, 1, 1, 1, 1, 2, 2, 2, 2}, found);
      assertArrayEquals(new int[] {pixel(step, 0), pixel(step, LENGTH - 1)}, basins.seeds());
    }
  }

  private static int width(int step) {
    return step == 1 ? LENGTH + 2 : 3;
  }

  private static int pixel(int step, int k) {
    return width(step) + 1 + k * step;
  }

  private static boolean[] line(int step) {
    boolean[] own = new boolean[3 * (LENGTH + 2)];
    for (int k = 0; k < LENGTH; k++) {
      own[pixel(step, k)] = true;
    }
    return own;
  }
}
