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

import org.junit.jupiter.api.Test;

class BasinBordersTest {
  /** 3 x 4 pixels in a frame: basin 1 above basin 2. */
  private static final int[] STACKED = {
    0, 0, 0, 0, 0, //
    0, 1, 1, 1, 0, //
    0, 1, 1, 1, 0, //
    0, 2, 2, 2, 0, //
    0, 2, 2, 2, 0, //
    0, 0, 0, 0, 0
  };

  private static final long[] AREA = {0, 6, 6};

  @Test
  void basinsAreJoinedWhereFlowsGoThroughThem() {
    float[] along = rows(1, 1, 1, 1);
    float[] none = new float[30];
    var below = new BasinBorders(STACKED, 5, none, along);
    assertArrayEquals(new int[] {0, 1, 1}, below.join(0.6, AREA, 0));
    assertArrayEquals(new int[] {0, 1, 2}, below.join(4 / 7.0, AREA, 0), "not less than that");
    var beside = new BasinBorders(transposed(STACKED), 6, transposed(along), none);
    assertArrayEquals(new int[] {0, 1, 1}, beside.join(0.6, AREA, 0));
  }

  /** Directly at the border there is no flow. */
  @Test
  void flowsMayPartOverSeveralPixels() {
    float[] parting = rows(-1, 0, 0, 1);
    float[] none = new float[30];
    var below = new BasinBorders(STACKED, 5, none, parting);
    assertArrayEquals(new int[] {0, 1, 2}, below.join(0.9, AREA, 0));
    var beside = new BasinBorders(transposed(STACKED), 6, transposed(parting), none);
    assertArrayEquals(new int[] {0, 1, 2}, beside.join(0.9, AREA, 0));
  }

  @Test
  void smallBasinsJoinTheNeighbourFromWhichTheyPartLeast() {
    int[] basin = new int[21];
    System.arraycopy(new int[] {0, 1, 1, 2, 3, 3, 0}, 0, basin, 7, 7);
    float[] x = new float[21];
    x[8] = -1;
    x[9] = -1;
    long[] area = {0, 2, 1, 2};
    var right = new BasinBorders(basin, 7, x, new float[21]);
    assertArrayEquals(new int[] {0, 1, 2, 2}, right.join(0, area, 2));
    assertArrayEquals(new int[] {0, 1, 2, 3}, right.join(0, area, 1));
    x = new float[21];
    x[11] = 1;
    x[12] = 1;
    var left = new BasinBorders(basin, 7, x, new float[21]);
    assertArrayEquals(new int[] {0, 1, 1, 3}, left.join(0, area, 2));
  }

  private static float[] rows(float... values) {
    float[] block = new float[30];
    for (int p = 5; p < 25; p++) {
      block[p] = values[p / 5 - 1];
    }
    return block;
  }

  private static int[] transposed(int[] block) {
    int[] result = new int[30];
    for (int p = 0; p < 30; p++) {
      result[p % 5 * 6 + p / 5] = block[p];
    }
    return result;
  }

  private static float[] transposed(float[] block) {
    float[] result = new float[30];
    for (int p = 0; p < 30; p++) {
      result[p % 5 * 6 + p / 5] = block[p];
    }
    return result;
  }
}
