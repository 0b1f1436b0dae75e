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

class FlowPathsTest {
  private static final int DOUBLINGS = 11;

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

  /** Blocks of random flows, of flows to a point, and of whirls, in which pixels never rest. */
  @Test
  void pixelsEndWhereAllDoublingsLead() {
    Random random = new Random(5);
    for (int trial = 0; trial < 90; trial++) {
      int width = 3 + random.nextInt(trial % 30 == 0 ? 400 : 40);
      int height = 3 + random.nextInt(trial % 30 == 0 ? 400 : 40);
      boolean[] own = new boolean[width * height];
      float[] x = new float[own.length];
      float[] y = new float[own.length];
      for (int p = 0; p < own.length; p++) {
        int column = p % width;
        int row = p / width;
        boolean inner = column > 0 && row > 0 && column < width - 1 && row < height - 1;
        own[p] = inner && random.nextInt(20) > 0;
        double toX = width / 2.0 - column;
        double toY = height / 2.0 - row;
        double angle =
            trial % 3 == 0
                ? 2 * Math.PI * random.nextDouble()
                : Math.atan2(toY, toX) + (trial % 3 == 1 ? 0 : Math.PI / 2);
        x[p] = (float) Math.cos(angle);
        y[p] = (float) Math.sin(angle);
      }
      FlowPaths paths = new FlowPaths(own, width, x, y);
      int[] ends = paths.ends();
      int[] expected = new int[own.length];
      for (int p : paths.pixels()) {
        expected[p] = eightSteps(p, own, width, x, y);
      }
      for (int k = 0; k < DOUBLINGS; k++) {
        int[] from = expected;
        expected = new int[own.length];
        for (int p : paths.pixels()) {
          expected[p] = from[from[p]];
        }
      }
      for (int p : paths.pixels()) {
        assertEquals(expected[p], ends[p]);
      }
    }
  }

  private static int eightSteps(int start, boolean[] own, int width, float[] x, float[] y) {
    int p = start;
    float px = start % width;
    float py = start / width;
    for (int k = 0; k < 8; k++) {
      float nx = px + x[p];
      float ny = py + y[p];
      if (!own[at(nx, ny, width)]) {
        if (own[at(nx, py, width)]) {
          ny = py;
        } else if (own[at(px, ny, width)]) {
          nx = px;
        } else {
          break;
        }
      }
      px = nx;
      py = ny;
      p = at(px, py, width);
    }
    return p;
  }

  private static int at(float px, float py, int width) {
    return (int) (py + 0.5f) * width + (int) (px + 0.5f);
  }
}
