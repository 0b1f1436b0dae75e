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

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GapFinderTest {

  @Test
  void betweenObjectsOneAboveTheOther() {
    int[] labels = {1, 0, 0, 0, 0, 0, 2};
    for (int[] size : new int[][] {{7, 1}, {1, 7}, {1, 1, 7}}) {
      boolean[] expected = {false, false, false, true, false, false, false};
      assertArrayEquals(expected, new GapFinder(3).find(labels, size));
      assertArrayEquals(new boolean[7], new GapFinder(2).find(labels, size));
    }
  }

  @Test
  void agreesWithTheDefinition() {
    Random random = new Random(4);
    for (int[] size : new int[][] {{23, 17}, {3, 40}, {9, 7, 8}}) {
      int[] labels = new int[size[0] * size[1] * (size.length > 2 ? size[2] : 1)];
      for (int k = 0; k < labels.length / 12; k++) {
        labels[random.nextInt(labels.length)] = random.nextInt(5) - 1;
      }
      boolean[] expected = new boolean[labels.length];
      int gaps = 0;
      for (int i = 0; i < labels.length; i++) {
        Set<Integer> near = new HashSet<>();
        for (int j = 0; j < labels.length; j++) {
          if (labels[j] > 0 && distance(i, j, size) <= 2) {
            near.add(labels[j]);
          }
        }
        expected[i] = labels[i] == 0 && near.size() > 1;
        gaps += expected[i] ? 1 : 0;
      }
      assertArrayEquals(expected, new GapFinder(2).find(labels, size));
      assertEquals(0.5, gaps / (double) labels.length, 0.45, "some are gaps, some are not");
    }
  }

  /** The largest distance along any axis. */
  private static int distance(int i, int j, int[] size) {
    int result = 0;
    for (int length : size) {
      result = Math.max(result, Math.abs(i % length - j % length));
      i /= length;
      j /= length;
    }
    return result;
  }
}
