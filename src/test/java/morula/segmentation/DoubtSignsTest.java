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
package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import morula.image.LabelRegions;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class DoubtSignsTest {
  private static final int SIDE = 256;
  private static final double PITCH = 32;
  private static final double[] SCORES = {0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.2};

  /** Discs on a grid, bright by 0.6 on a background of 0.2, and their labels. */
  private record Scene(ArrayImg<FloatType, FloatArray> plane, ArrayImg<IntType, IntArray> labels) {

    /**
     * @param softness distance, in pixels, over which brightness falls from 73 % to 27 %
     * @param stripes amplitude of a texture with a period of 4 pixels, everywhere
     */
    static Scene of(int side, double radius, double softness, double stripes) {
      ArrayImg<FloatType, FloatArray> plane = ArrayImgs.floats(side, side, 1);
      ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(side, side);
      float[] values = plane.update(null).getCurrentStorageArray();
      int[] objects = labels.update(null).getCurrentStorageArray();
      int columns = (int) (side / PITCH);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double distance = Math.hypot(x % PITCH - PITCH / 2, y % PITCH - PITCH / 2);
          double inside = 1 / (1 + Math.exp((distance - radius) * 2 / softness));
          values[y * side + x] = (float) (0.2 + 0.6 * inside + stripes * ((x & 2) == 0 ? 1 : -1));
          if (distance < radius) {
            objects[y * side + x] = (int) (y / PITCH) * columns + (int) (x / PITCH) + 1;
          }
        }
      }
      return new Scene(plane, labels);
    }

    int[] objects() {
      return labels.update(null).getCurrentStorageArray();
    }

    float[] values() {
      return plane.update(null).getCurrentStorageArray();
    }

    Map<DoubtSign, Double> signs() {
      return DoubtSigns.of(
          plane, (channel, value) -> (float) value, labels, LabelRegions.of(labels), SCORES);
    }
  }

  private static Scene scene() {
    return Scene.of(SIDE, 10, 1, 0);
  }

  @Test
  void discsThatAreFoundHaveTheValuesOfTheirGeometry() {
    Map<DoubtSign, Double> signs = scene().signs();
    assertEquals(6, signs.size(), signs.toString());
    assertEquals(0, signs.get(DoubtSign.SIZE_SPREAD), 1e-9);
    assertEquals(0, signs.get(DoubtSign.TOUCHING), 1e-9);
    assertEquals(Math.log(0.01), signs.get(DoubtSign.LEFT_OUT), 1e-9);
    assertEquals(0.83, signs.get(DoubtSign.SCORES), 1e-9, "between 0.2 and 0.9");
  }

  @Test
  void softEdgesAndTexture() {
    Map<DoubtSign, Double> sharp = scene().signs();
    Map<DoubtSign, Double> soft = Scene.of(SIDE, 10, 6, 0).signs();
    Map<DoubtSign, Double> striped = Scene.of(SIDE, 10, 1, 0.1).signs();
    assertTrue(soft.get(DoubtSign.EDGES) < sharp.get(DoubtSign.EDGES) / 2);
    assertTrue(striped.get(DoubtSign.TEXTURE) > sharp.get(DoubtSign.TEXTURE) + 0.05);
  }

  @Test
  void objectsThatAreMissedOrUnequal() {
    Scene missed = scene();
    Scene unequal = scene();
    for (int i = 0; i < SIDE * SIDE; i++) {
      // a quarter of the objects is missed, and another one is cut in halves
      missed.objects()[i] = missed.objects()[i] > 16 ? missed.objects()[i] : 0;
      boolean isLeft = i % SIDE % PITCH < PITCH / 2;
      unequal.objects()[i] += unequal.objects()[i] > 48 && isLeft ? 100 : 0;
    }
    assertTrue(missed.signs().get(DoubtSign.LEFT_OUT) > Math.log(0.25));
    assertTrue(unequal.signs().get(DoubtSign.SIZE_SPREAD) > Math.log(1.8));
    double touching = unequal.signs().get(DoubtSign.TOUCHING);
    assertTrue(touching > 0.1 && touching < 0.4, "share " + touching);
  }

  @Test
  void darkObjectsHaveTheSameSigns() {
    Scene bright = scene();
    Scene dark = scene();
    for (int i = 0; i < SIDE * SIDE; i++) {
      dark.values()[i] = 1 - dark.values()[i];
    }
    assertEqual(bright.signs(), dark.signs(), 1e-5);
  }

  @Test
  void brightnessAndContrastDoNotMatter() {
    Scene dim = scene();
    for (int i = 0; i < SIDE * SIDE; i++) {
      dim.values()[i] = 3 + dim.values()[i] / 5;
    }
    assertEqual(scene().signs(), dim.signs(), 1e-4);
  }

  @Test
  void severalChannelsAreAveraged() {
    Scene one = scene();
    float[] both = new float[2 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      both[i] = 2 * one.values()[i];
    }
    Map<DoubtSign, Double> signs =
        DoubtSigns.of(
            ArrayImgs.floats(both, SIDE, SIDE, 2),
            (channel, value) -> (float) value,
            one.labels(),
            LabelRegions.of(one.labels()),
            SCORES);
    assertEqual(one.signs(), signs, 1e-6);
  }

  @Test
  void blocksOfALargePlaneTellWhatTheWholeOneDoes() {
    assertEqual(scene().signs(), Scene.of(4096, 10, 1, 0).signs(), 0.1);
  }

  /** As a slide with little tissue: blocks on a grid would see none of it. */
  @Test
  void fewObjectsOfALargePlaneAreFound() {
    Scene sparse = Scene.of(4096, 10, 1, 0);
    int[] objects = sparse.objects();
    for (int i = 0; i < objects.length; i++) {
      int x = i % 4096;
      int y = i / 4096;
      boolean isTissue = x >= 704 && x < 960 && y >= 1728 && y < 1984;
      objects[i] = isTissue ? objects[i] : 0;
      sparse.values()[i] = isTissue ? sparse.values()[i] : 0.2f;
    }
    assertEqual(scene().signs(), sparse.signs(), 0.1);
  }

  @Test
  void planesOfAnyShape() {
    Scene scene = scene();
    Map<DoubtSign, Double> expected = scene.signs();
    for (int[] times : new int[][] {{1, 100}, {100, 1}}) {
      int width = SIDE * times[0];
      int height = SIDE * times[1];
      float[] values = new float[width * height];
      int[] objects = new int[width * height];
      for (int i = 0; i < values.length; i++) {
        int from = i / width % SIDE * SIDE + i % width % SIDE;
        int tile = i / width / SIDE + i % width / SIDE;
        values[i] = scene.values()[from];
        objects[i] = scene.objects()[from] == 0 ? 0 : scene.objects()[from] + 64 * tile;
      }
      ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(objects, width, height);
      assertEqual(
          expected,
          DoubtSigns.of(
              ArrayImgs.floats(values, width, height, 1),
              (channel, value) -> (float) value,
              labels,
              LabelRegions.of(labels),
              SCORES),
          0.1);
    }
  }

  @Test
  void withoutObjectsThereAreNoSigns() {
    Scene empty = scene();
    Arrays.fill(empty.objects(), 0);
    assertEquals(Map.of(), empty.signs());
  }

  @Test
  void anObjectThatFillsThePlaneHasNoContrast() {
    Scene full = scene();
    Arrays.fill(full.objects(), 7);
    assertEquals(Set.of(DoubtSign.SIZE_SPREAD, DoubtSign.SCORES), full.signs().keySet());
  }

  private static void assertEqual(
      Map<DoubtSign, Double> expected, Map<DoubtSign, Double> actual, double tolerance) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((sign, value) -> assertEquals(value, actual.get(sign), tolerance, sign.key()));
  }
}
