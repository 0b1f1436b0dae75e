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

package morula.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {

  @Test
  void agreesWithFloodFill() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      int width = 1 + random.nextInt(12);
      int height = 1 + random.nextInt(12);
      int depth = 1 + random.nextInt(4);
      int[] labels = new int[width * height * depth];
      double density = random.nextDouble();
      for (int i = 0; i < labels.length; i++) {
        labels[i] = random.nextDouble() < density ? -1 + random.nextInt(4) : 0;
      }
      int[] before = labels.clone();
      int[] found =
          ConnectedComponents.of(ArrayImgs.ints(labels, width, height, depth))
              .update(null)
              .getCurrentStorageArray();
      assertArrayEquals(before, labels, "the argument is left alone");
      assertArrayEquals(floodFill(labels, width, height, depth), found);
    }
  }

  @Test
  void cornersConnectAndDifferentValuesDoNot() {
    int[] labels = {
      255, 0, 0, 255,
      0, 255, 0, 255,
      -1, 0, 0, 7
    };
    int[] expected = {
      1, 0, 0, 2,
      0, 1, 0, 2,
      -1, 0, 0, 3
    };
    assertArrayEquals(
        expected,
        ConnectedComponents.of(ArrayImgs.ints(labels, 4, 3)).update(null).getCurrentStorageArray());
  }

  @Test
  void aLongSpiralIsOne() {
    int size = 401;
    int[] labels = new int[size * size];
    for (int i = 0; i < labels.length; i++) {
      int x = i % size;
      int y = i / size;
      // Combs that meet at alternating ends: one component of many rows.
      boolean link = y % 4 == 1 ? x == size - 1 : y % 4 == 3 && x == 0;
      labels[i] = y % 2 == 0 || link ? 1 : 0;
    }
    assertEquals(1, ConnectedComponents.label(labels, size, size));
  }

  private static int[] floodFill(int[] labels, int width, int height, int depth) {
    int[] found = new int[labels.length];
    int next = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0) {
        found[i] = labels[i];
      } else if (labels[i] > 0 && found[i] == 0) {
        found[i] = ++next;
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(i);
        while (!queue.isEmpty()) {
          int at = queue.poll();
          for (int j = 0; j < labels.length; j++) {
            boolean touches =
                Math.abs(at % width - j % width) <= 1
                    && Math.abs(at / width % height - j / width % height) <= 1
                    && Math.abs(at / width / height - j / width / height) <= 1;
            if (touches && labels[j] == labels[i] && found[j] == 0) {
              found[j] = next;
              queue.add(j);
            }
          }
        }
      }
    }
    return found;
  }
}
