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

package morula.sizes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import morula.image.ConnectedComponents;
import morula.image.FittedNormalization;
import morula.image.Normalization;
import morula.image.Resize;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.DistanceHead;
import morula.instances.ScoredDecoder;
import morula.progress.Progress;
import morula.progress.TestProgress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With a network that knows discs of its size alone: it cuts larger ones to pieces, of which it is
 * not sure, and does not see small ones.
 */
class SizeRegionsTest {
  private static final double LEARNED = 16;
  private static final int WIDTH = 768;
  private static final int HEIGHT = 384;
  private static final int BORDER = 384;
  private static final DistanceHead HEAD = new DistanceHead();

  private final ArrayImg<FloatType, FloatArray> plane = ArrayImgs.floats(WIDTH, HEIGHT, 1);
  private final int[] truth = new int[WIDTH * HEIGHT];
  private int numbers;
  private Progress progress = Progress.NONE;
  private DoublePredicate allowed = diameter -> true;

  private final TiledPredictor predictor =
      new TiledPredictor(SizeRegionsTest::predict, 3, new int[] {1, 1}, new int[] {0, 0}, 4096);

  @ParameterizedTest
  @ValueSource(doubles = {24, 36, 48})
  void objectsOfAnotherSizeInARegionAreFoundWhole(double large) throws IOException {
    int small = draw(8, 0, BORDER);
    int discs = small + draw(large, BORDER, WIDTH);
    int[] labels = segmented(8);
    assertTrue(matched(labels) < discs, "some were not found before");
    double[] scores = refine(labels, 8);
    assertEquals(discs, labels(labels).size());
    assertEquals(discs, matched(labels), "each is one disc");
    labels(labels).forEach(label -> assertTrue(scores[label - 1] > 0.8, scores[label - 1] + ""));
  }

  @Test
  void smallerOnesToo() throws IOException {
    int discs = draw(14, 0, BORDER) + draw(5, BORDER, WIDTH);
    int[] labels = segmented(14);
    refine(labels, 14);
    assertEquals(discs, matched(labels));
    assertEquals(discs, labels(labels).size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {6, 8, 15})
  void whatIsOfTheUsualSizeStaysAsItIs(double diameter) throws IOException {
    draw(diameter, 0, WIDTH);
    int[] labels = segmented(diameter);
    int[] before = labels.clone();
    refine(labels, diameter);
    assertArrayEquals(before, labels);
  }

  /** From afar these are one; from nearby the network is sure of each. */
  @Test
  void smallOnesThatLieCloseStaySmall() throws IOException {
    draw(8, 9, 0, WIDTH);
    int[] labels = segmented(8);
    int[] before = labels.clone();
    refine(labels, 8);
    assertArrayEquals(before, labels);
  }

  @Test
  void noneIsLostWhereARegionHoldsBoth() throws IOException {
    int border = 300; // within the second of four regions
    int discs = draw(8, 0, border) + draw(40, border, WIDTH);
    int[] labels = segmented(8);
    int found = matched(labels);
    refine(labels, 8);
    assertTrue(matched(labels) > found, "those of the other regions were found");
    // at most those of the mixed region are still in pieces
    assertTrue(matched(labels) >= discs - 2 * 7, matched(labels) + " of " + discs);
  }

  /** The regions are 192 pixels wide: the third is for those of 16 pixels. */
  @Test
  void largeOnesThatReachIntoARegionOfAnotherSizeAreFoundWhole() throws IOException {
    int reaching = 528;
    int discs = draw(8, 0, BORDER) + draw(16, BORDER, reaching) + draw(48, reaching, WIDTH);
    int[] labels = segmented(8);
    refine(labels, 8);
    assertEquals(discs, matched(labels));
  }

  @Test
  void sizesThatTheUserDoesNotWantAreNotLookedFor() throws IOException {
    draw(8, 0, BORDER);
    draw(36, BORDER, WIDTH);
    int[] labels = segmented(8);
    int[] before = labels.clone();
    allowed = diameter -> diameter < 20;
    refine(labels, 8);
    assertArrayEquals(before, labels);
  }

  @Test
  void itCanBeCancelled() throws IOException {
    draw(8, 0, WIDTH);
    int[] labels = segmented(8);
    progress = TestProgress.cancelledWhen(() -> true);
    assertThrows(CancellationException.class, () -> refine(labels, 8));
  }

  @Test
  void emptyPlanesStayEmpty() throws IOException {
    int[] labels = new int[WIDTH * HEIGHT];
    assertEquals(0, refine(labels, 8).length);
    assertArrayEquals(new int[WIDTH * HEIGHT], labels);
  }

  private double[] refine(int[] labels, double usual) throws IOException {
    FittedNormalization asItIs = Normalization.fit(plane, 2, java.util.List.of());
    SizeRegions regions = new SizeRegions(predictor, HEAD, LEARNED, m -> decoder(), allowed);
    int count = labels(labels).size();
    double[] scores = new double[count];
    java.util.Arrays.fill(scores, 1);
    return regions.refine(
        plane, asItIs, ArrayImgs.ints(labels, WIDTH, HEIGHT), scores, LEARNED / usual, progress);
  }

  private static ScoredDecoder decoder() {
    return new ScoredDecoder(HEAD, HEAD.defaultOptions());
  }

  /** The whole plane in one size. */
  private int[] segmented(double usual) throws IOException {
    double magnification = LEARNED / usual;
    var pixels =
        Resize.lazily(
            plane,
            ObjectScale.length(WIDTH, magnification),
            ObjectScale.length(HEIGHT, magnification));
    ArrayImg<IntType, IntArray> seen = ArrayImgs.ints(pixels.dimension(0), pixels.dimension(1));
    try (PlaneStore<FloatType> prediction =
        predictor.predict(pixels, (channel, value) -> (float) value, Progress.NONE)) {
      decoder().decode(prediction.pixels(), seen, Progress.NONE);
    }
    int[] labels = new int[WIDTH * HEIGHT];
    Resize.labels(seen, ArrayImgs.ints(labels, WIDTH, HEIGHT));
    return labels;
  }

  private static Set<Integer> labels(int[] labels) {
    Set<Integer> present = new TreeSet<>();
    for (int label : labels) {
      if (label > 0) {
        present.add(label);
      }
    }
    return present;
  }

  /** How many discs are one label, with an intersection over union above one half. */
  private int matched(int[] labels) {
    Map<Integer, Integer> areas = new HashMap<>();
    Map<Integer, Integer> discAreas = new HashMap<>();
    Map<Long, Integer> shared = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      areas.merge(labels[i], 1, Integer::sum);
      discAreas.merge(truth[i], 1, Integer::sum);
      if (labels[i] > 0 && truth[i] > 0) {
        shared.merge(truth[i] * 100_000L + labels[i], 1, Integer::sum);
      }
    }
    return (int)
        shared.entrySet().stream()
            .filter(
                e -> {
                  int both = e.getValue();
                  int disc = discAreas.get((int) (e.getKey() / 100_000));
                  int label = areas.get((int) (e.getKey() % 100_000));
                  return 2 * both > disc + label - both;
                })
            .count();
  }

  /**
   * Discs on a grid, whole ones only.
   *
   * @return how many
   */
  private int draw(double diameter, int from, int to) {
    return draw(diameter, 1.5 * diameter, from, to);
  }

  private int draw(double diameter, double pitch, int from, int to) {
    float[] pixels = plane.update(null).getCurrentStorageArray();
    int columns = (int) ((to - from) / pitch);
    int rows = (int) (HEIGHT / pitch);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = from; x < to; x++) {
        int column = (int) ((x - from) / pitch);
        int row = (int) (y / pitch);
        double distance = Math.hypot(x - from - (column + 0.5) * pitch, y - (row + 0.5) * pitch);
        if (column < columns && row < rows && distance < diameter / 2) {
          truth[y * WIDTH + x] = numbers + 1 + row * columns + column;
          pixels[y * WIDTH + x] = 1;
        }
      }
    }
    numbers += rows * columns;
    return rows * columns;
  }

  private static ArrayImg<FloatType, FloatArray> predict(ArrayImg<FloatType, FloatArray> input) {
    int width = (int) input.dimension(0);
    int height = (int) input.dimension(1);
    float[] values = input.update(null).getCurrentStorageArray();
    int[] mask = new int[values.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = values[i] > 0.5 ? 1 : 0;
    }
    ArrayImg<IntType, IntArray> labels =
        ConnectedComponents.of(ArrayImgs.ints(mask, width, height));
    int[] objects = labels.update(null).getCurrentStorageArray();
    Map<Integer, Integer> areas = new HashMap<>();
    for (int label : objects) {
      areas.merge(label, 1, Integer::sum);
    }
    boolean[] unsure = new boolean[objects.length];
    for (int i = 0; i < objects.length; i++) {
      double diameter = ObjectScale.diameter(areas.get(objects[i]));
      if (objects[i] > 0 && diameter < 0.25 * LEARNED) {
        objects[i] = 0;
      } else if (objects[i] > 0 && diameter > 2.2 * LEARNED) {
        unsure[i] = true;
        int x = i % width;
        int y = i / width;
        int piece = (int) (2 * LEARNED);
        boolean cut = x % piece < 2 || y % piece < 2;
        objects[i] = cut ? 0 : 1_000_000 + objects[i] * 1000 + y / piece * 37 + x / piece;
      }
    }
    float[] target = HEAD.encoder().encode(labels, labels).update(null).getCurrentStorageArray();
    for (int i = 0; i < unsure.length; i++) {
      target[i] *= unsure[i] ? 0.6f : 1;
    }
    return ArrayImgs.floats(target, width, height, 3, 1);
  }
}
