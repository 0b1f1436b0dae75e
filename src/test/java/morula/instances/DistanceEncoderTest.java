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

import java.util.Arrays;
import java.util.Random;
import morula.patches.TargetEncoder;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class DistanceEncoderTest {
  private static final float IGNORE = TargetEncoder.IGNORE;

  @Test
  void aRowOfTwoObjectsWithAGap() {
    var labels = Scenes.labels(12, 0, 0, 7, 7, 7, 7, 7, 0, 3, 3, 0, -1);
    float[] target = encode(labels);
    float third = (float) (1 / 3.0);
    assertArrayEquals(
        new float[] {
          0, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, IGNORE,
          0, 0, third, 2 * third, 1, 2 * third, third, 0, 1, 1, 0, IGNORE,
          0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, IGNORE
        },
        target,
        1e-6f);
  }

  @Test
  void touchingObjectsAreParted() {
    var labels = Scenes.labels(6, 1, 1, 1, 2, 2, 2);
    float[] target = encode(labels);
    assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0}, Arrays.copyOfRange(target, 12, 18));
  }

  @Test
  void diagonalNeighboursMakeABoundary() {
    float[] target = encode(Scenes.labels(3, 0, 1, 1, 1, 1, 1, 1, 1, 1));
    assertArrayEquals(new float[] {0, 1, 0, 1, 1, 0, 0, 0, 0}, Arrays.copyOfRange(target, 18, 27));
  }

  @Test
  void theEdgeOfThePatchChangesNothing() {
    var labels = Scenes.discs(200, 200, 28, 4);
    var patch = FinalInterval.createMinSize(60, 70, 64, 48);
    DistanceEncoder encoder = new DistanceEncoder();
    var whole = Views.interval(encoder.encode(labels, labels), patchOf(patch));
    var grown =
        FinalInterval.createMinSize(
            60 - encoder.margin(),
            70 - encoder.margin(),
            64 + 2L * encoder.margin(),
            48 + 2L * encoder.margin());
    var alone = encoder.encode(Views.interval(labels, grown), patch);
    var expected = Views.flatIterable(whole).cursor();
    alone.forEach(p -> assertEquals(expected.next().get(), p.get()));
  }

  @Test
  void objectsAloneAmidUnknownPixelsAreWhole() {
    var labels = Scenes.discs(150, 130, 26, 8);
    int[] values = Scenes.array(labels);
    Random random = new Random(1);
    boolean[] kept = new boolean[1000];
    for (int label = 1; label < kept.length; label++) {
      kept[label] = random.nextInt(5) == 0;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = kept[values[i]] ? values[i] : 0;
    }
    float[] full = encode(labels);
    int strokes = 0;
    for (int i = 0; i < values.length; i++) {
      boolean stroke = values[i] == 0 && i / 150 % 40 < 3 && !near(values, i, 2);
      strokes += stroke ? 1 : 0;
      values[i] = values[i] > 0 ? values[i] : stroke ? 0 : -1;
    }
    assertTrue(strokes > 200);
    float[] partial = encode(labels);
    for (int i = 0; i < full.length; i++) {
      boolean known = values[i % values.length] >= 0;
      if (known && alone(values, values[i % values.length])) {
        assertEquals(full[i], partial[i], "channel " + i / values.length);
      } else if (!known) {
        assertEquals(IGNORE, partial[i]);
      }
    }
  }

  /** Whether no other object touches this one. */
  private static boolean alone(int[] values, int label) {
    for (int i = 0; i + 150 < values.length; i++) {
      for (int step : new int[] {1, 150}) {
        int other = values[i + step];
        if (values[i] != other && values[i] > 0 && other > 0) {
          if (values[i] == label || other == label) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Whether an object is within so many pixels along each axis. */
  private static boolean near(int[] values, int i, int radius) {
    for (int y = -radius; y <= radius; y++) {
      for (int x = -radius; x <= radius; x++) {
        int j = i + 150 * y + x;
        if (j >= 0 && j < values.length && values[j] > 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void whereTheAnnotatedAreaCutsObjectsNothingWrongIsTaught() {
    var labels = Scenes.discs(150, 130, 28, 3);
    float[] full = encode(labels);
    int[] values = Scenes.array(labels);
    boolean[] whole = new boolean[1000];
    Arrays.fill(whole, true);
    for (int i = 0; i < values.length; i++) {
      int x = i % 150;
      int y = i / 150;
      if (x <= 37 || x >= 110 || y >= 94) {
        whole[values[i]] = false;
      }
      if (x < 37 || x > 110 || y > 94) {
        values[i] = -1;
      }
    }
    float[] partial = encode(labels);
    int open = 0;
    for (int i = 0; i < values.length; i++) {
      int boundary = i + 2 * values.length;
      if (values[i] > 0 && partial[boundary] == IGNORE) {
        open++;
        assertTrue(i % 150 == 37 || i % 150 == 110 || i / 150 == 94, "seen from afar");
      } else if (values[i] > 0) {
        assertEquals(full[boundary], partial[boundary], "boundary");
      }
      if (values[i] > 0 && whole[values[i]]) {
        assertEquals(full[i + values.length], partial[i + values.length], "distance");
      }
    }
    assertTrue(open > 20, open + " pixels at the cut");
    float[] cut = encode(Scenes.labels(8, 0, 0, 1, 1, 1, 1, -1, -1));
    assertArrayEquals(
        new float[] {0, 0, 0.25f, 0.5f, IGNORE, IGNORE, IGNORE, IGNORE},
        Arrays.copyOfRange(cut, 8, 16));
    assertArrayEquals(
        new float[] {0, 0, 1, 0, 0, IGNORE, IGNORE, IGNORE}, Arrays.copyOfRange(cut, 16, 24));
  }

  private static FinalInterval patchOf(FinalInterval patch) {
    return FinalInterval.createMinMax(patch.min(0), patch.min(1), 0, patch.max(0), patch.max(1), 2);
  }

  @Test
  void theNumberOfAnObjectChangesNothing() {
    var labels = Scenes.discs(100, 90, 20, 5);
    float[] expected = encode(labels);
    labels.forEach(p -> p.set(p.get() == 0 ? 0 : 16_777_216 - p.get()));
    assertArrayEquals(expected, encode(labels));
  }

  @Test
  void anObjectThatFillsEverythingIsAllMiddle() {
    float[] target = encode(Scenes.labels(3, 5, 5, 5, 5, 5, 5));
    for (int i = 0; i < 18; i++) {
      assertEquals(i < 12 ? 1 : 0, target[i]);
    }
  }

  @Test
  void valuesAreWithinTheirRange() {
    var labels = Scenes.discs(150, 130, 20, 9);
    float[] target = encode(labels);
    int pixels = 150 * 130;
    int[] array = Scenes.array(labels);
    float[] highest = new float[1000];
    for (int i = 0; i < pixels; i++) {
      assertEquals(array[i] > 0 ? 1 : 0, target[i]);
      assertTrue(target[pixels + i] >= 0 && target[pixels + i] <= 1);
      assertEquals(array[i] > 0, target[pixels + i] > 0);
      highest[array[i]] = Math.max(highest[array[i]], target[pixels + i]);
    }
    for (int label = 1; label <= Scenes.renumber(array.clone()); label++) {
      assertEquals(1, highest[label], 1e-6);
    }
  }

  @Test
  void volumes() {
    var labels = ArrayImgs.ints(9, 9, 9);
    var access = labels.randomAccess();
    for (int i = 0; i < 5 * 5 * 5; i++) {
      access.setPositionAndGet(2 + i % 5, 2 + i / 5 % 5, 2 + i / 25).set(1);
    }
    var target = new DistanceEncoder().encode(labels, labels);
    assertArrayEquals(new long[] {9, 9, 9, 3}, target.dimensionsAsLongArray());
    assertEquals(1, target.getAt(4, 4, 4, 1).get());
    assertEquals(1 / 3f, target.getAt(2, 4, 4, 1).get(), 1e-6);
    assertEquals(0, target.getAt(4, 4, 4, 2).get());
    assertEquals(1, target.getAt(2, 2, 2, 2).get());
    assertEquals(0, target.getAt(1, 2, 2, 2).get());
  }

  private static float[] encode(
      net.imglib2.img.array.ArrayImg<
              net.imglib2.type.numeric.integer.IntType,
              net.imglib2.img.basictypeaccess.array.IntArray>
          labels) {
    return new DistanceEncoder().encode(labels, labels).update(null).getCurrentStorageArray();
  }
}
