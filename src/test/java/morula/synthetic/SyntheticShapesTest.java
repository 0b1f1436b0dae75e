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

package morula.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticShapesTest {
  private static final int SIZE = 64;
  private static final int BLACK = 0;

  /** Areas by elementary geometry; the centroid of each class is its centre. */
  @Test
  void areaAndCentroidAreAsDrawn() {
    SplittableRandom random = new SplittableRandom(2);
    for (ShapeClass kind : ShapeClass.values()) {
      for (int i = 0; i < 20; i++) {
        Shape shape =
            Shape.random(kind, 4, random).at(random.nextDouble(-9, 9), random.nextDouble(-9, 9));
        int reach = (int) Math.ceil(shape.reach()) + 12;
        double area = 0;
        double x = 0;
        double y = 0;
        double farthest = 0;
        for (int py = -reach; py <= reach; py++) {
          for (int px = -reach; px <= reach; px++) {
            if (shape.contains(px, py)) {
              area++;
              x += px;
              y += py;
              farthest = Math.max(farthest, Math.hypot(px - shape.x(), py - shape.y()));
            }
          }
        }
        assertEquals(area(shape), area, 0.03 * area(shape) + 10, shape.toString());
        assertEquals(shape.x(), x / area, 0.5, shape.toString());
        assertEquals(shape.y(), y / area, 0.5, shape.toString());
        assertTrue(farthest <= shape.reach(), shape.toString());
        assertTrue(farthest >= shape.reach() - 4, shape.toString());
      }
    }
  }

  /** Numbers of the published set by oracles/five_shapes.py. */
  @Test
  void numbersAndSharesAreThoseOfThePublishedSet() {
    double[] published = {0.0200, 0.0450, 0.0286, 0.0162, 0.0113};
    int count = 1500;
    double[] shares = new double[6];
    int[] counts = new int[6];
    for (int seed = 0; seed < count; seed++) {
      SyntheticSample sample = SyntheticShapes.draw("a", SIZE, seed);
      for (int label : Samples.labels(sample)) {
        shares[label] += 1.0 / (count * SIZE * SIZE);
      }
      counts[colors(sample).size()]++;
    }
    double meanSquare = 0;
    for (ShapeClass kind : ShapeClass.values()) {
      int label = kind.label();
      assertEquals(published[label - 1], shares[label], 0.12 * published[label - 1], "" + kind);
      meanSquare += 50 * label * 50 * label * shares[label] / 5;
      assertEquals(count / 5.0, counts[label], 70, "images of " + label + " shapes");
    }
    assertEquals(499.75, meanSquare, 25);
  }

  @Test
  void labelsAreTheVisibleShapes() {
    Set<Integer> classes = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      SyntheticSample sample = SyntheticShapes.draw("a", SIZE, seed);
      int[] labels = Samples.labels(sample);
      int[] rgb = rgb(sample);
      Map<Integer, Integer> labelOf = new HashMap<>();
      for (int i = 0; i < labels.length; i++) {
        assertEquals(labels[i] == 0, rgb[i] == BLACK);
        if (labels[i] > 0) {
          assertEquals(labels[i], labelOf.computeIfAbsent(rgb[i], c -> labels[index(rgb, c)]));
          classes.add(labels[i]);
        }
      }
    }
    assertEquals(Set.of(1, 2, 3, 4, 5), classes);
  }

  /** Where nothing hides it, a disk is as wide as high and covers π/4 of its box. */
  @Test
  void singleDisksAreWholeAndAnywhere() {
    List<double[]> centres = new ArrayList<>();
    for (int seed = 0; seed < 1500; seed++) {
      SyntheticSample sample = SyntheticShapes.draw("a", SIZE, seed);
      int[] labels = Samples.labels(sample);
      if (colors(sample).size() > 1 || Arrays.stream(labels).max().orElseThrow() != 3) {
        continue;
      }
      int[] xs = inside(labels).map(i -> i % SIZE).toArray();
      int[] ys = inside(labels).map(i -> i / SIZE).toArray();
      int left = Arrays.stream(xs).min().orElseThrow();
      int top = Arrays.stream(ys).min().orElseThrow();
      int width = Arrays.stream(xs).max().orElseThrow() - left + 1;
      int height = Arrays.stream(ys).max().orElseThrow() - top + 1;
      assertEquals(width, height, 1);
      assertEquals(Math.PI / 4, xs.length / (double) (width * height), 0.12);
      centres.add(new double[] {left + width / 2.0, top + height / 2.0});
    }
    assertTrue(centres.size() > 30, "single disks: " + centres.size());
    for (int axis = 0; axis < 2; axis++) {
      int a = axis;
      assertEquals(32, centres.stream().mapToDouble(c -> c[a]).average().orElseThrow(), 5);
      assertTrue(centres.stream().mapToDouble(c -> c[a]).min().orElseThrow() < 14);
      assertTrue(centres.stream().mapToDouble(c -> c[a]).max().orElseThrow() > 50);
    }
  }

  @Test
  void shapesGrowWithTheImage() {
    for (int size : new int[] {32, 160}) {
      double covered = 0;
      for (int seed = 0; seed < 100; seed++) {
        int[] labels = Samples.labels(SyntheticShapes.draw("a", size, seed));
        covered += inside(labels).count() / (100.0 * labels.length);
      }
      assertEquals(0.12, covered, 0.025, "size " + size);
    }
  }

  @Test
  void theSeedDecides() {
    SyntheticSample a = SyntheticShapes.draw("a", SIZE, 7);
    SyntheticSample b = SyntheticShapes.draw("b", SIZE, 7);
    SyntheticSample c = SyntheticShapes.draw("c", SIZE, 8);
    assertArrayEquals(Samples.pixels(a), Samples.pixels(b));
    assertArrayEquals(Samples.labels(a), Samples.labels(b));
    assertFalse(Arrays.equals(Samples.labels(a), Samples.labels(c)));
    assertArrayEquals(new long[] {64, 64, 3, 1, 1}, a.image().pixels().dimensionsAsLongArray());
    assertArrayEquals(new long[] {64, 64, 1, 1}, a.labels().pixels().dimensionsAsLongArray());
    assertThrows(IllegalArgumentException.class, () -> SyntheticShapes.draw("a", 8, 1));
  }

  private static double area(Shape shape) {
    double a = shape.a();
    return switch (shape.kind()) {
      case RECTANGLE -> 4 * a * shape.b();
      case DISK, OVAL -> Math.PI * a * shape.b();
      case TRIANGLE -> 3 * Math.sqrt(3) / 4 * a * a;
      // Ten triangles between the centre, a tip and the notch beside it.
      case STAR ->
          5
              * a
              * (a * Math.cos(Math.toRadians(72)) / Math.cos(Math.toRadians(36)))
              * Math.sin(Math.toRadians(36));
    };
  }

  private static IntStream inside(int[] labels) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] > 0);
  }

  private static int index(int[] values, int value) {
    int i = 0;
    while (values[i] != value) {
      i++;
    }
    return i;
  }

  private static Set<Integer> colors(SyntheticSample sample) {
    Set<Integer> colors = new HashSet<>();
    for (int color : rgb(sample)) {
      colors.add(color);
    }
    colors.remove(BLACK);
    return colors;
  }

  private static int[] rgb(SyntheticSample sample) {
    double[] pixels = Samples.pixels(sample);
    int area = pixels.length / 3;
    int[] rgb = new int[area];
    for (int i = 0; i < area; i++) {
      rgb[i] = (int) pixels[i] << 16 | (int) pixels[area + i] << 8 | (int) pixels[2 * area + i];
    }
    return rgb;
  }
}
