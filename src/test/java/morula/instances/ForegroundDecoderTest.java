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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import morula.progress.Progress;
import morula.progress.TestProgress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class ForegroundDecoderTest {
  private static final DecoderOptions ALL = options(0.5, 0, Double.POSITIVE_INFINITY);

  @Test
  void discsComeBackFromPerfectAndFromBlurredPredictions() {
    ArrayImg<IntType, IntArray> truth = Scenes.discs(400, 300, 24, 1);
    int count = Scenes.renumber(Scenes.array(truth).clone());
    for (int blur = 0; blur <= 3; blur++) {
      var prediction = Scenes.blurred(Scenes.perfect(truth), blur);
      int[] found = Scenes.array(Scenes.decode(prediction, DecoderOptions.DEFAULT));
      assertEquals(count, Scenes.renumber(found.clone()), "blur " + blur);
      assertTrue(Scenes.worstIou(Scenes.array(truth), found) > 0.75, "blur " + blur);
    }
  }

  @Test
  void noiseSplitsNothing() {
    ArrayImg<IntType, IntArray> truth = Scenes.discs(400, 300, 30, 2);
    int count = Scenes.renumber(Scenes.array(truth).clone());
    var prediction = Scenes.blurred(Scenes.perfect(truth), 2);
    Random random = new Random(3);
    prediction.forEach(
        p -> p.set((float) Math.max(0, Math.min(1, p.get() + 0.03 * random.nextGaussian()))));
    int[] found = Scenes.array(Scenes.decode(prediction, DecoderOptions.DEFAULT));
    assertEquals(count, Scenes.renumber(found));
  }

  @Test
  void labelsAreNumberedInRowOrderWithoutGaps() {
    var found = Scenes.array(Scenes.decode(blurredDiscs(), DecoderOptions.DEFAULT));
    int[] renumbered = found.clone();
    assertTrue(Scenes.renumber(renumbered) > 100);
    assertArrayEquals(renumbered, found);
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    var prediction = blurredDiscs();
    int[] expected = Scenes.array(Scenes.decode(prediction, DecoderOptions.DEFAULT));
    for (int threads : new int[] {1, 5}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        int[] found =
            pool.submit(() -> Scenes.array(Scenes.decode(prediction, DecoderOptions.DEFAULT)))
                .get();
        assertArrayEquals(expected, found);
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void componentsTooLargeForMemoryGiveTheSameInWindows() {
    ArrayImg<IntType, IntArray> truth = Scenes.discs(700, 550, 20, 6);
    var prediction = Scenes.blurred(Scenes.perfect(truth), 1);
    // all foreground: one component
    for (int i = 0; i < 700 * 550; i++) {
      prediction.update(null).getCurrentStorageArray()[i] = 1;
    }
    ArrayImg<IntType, IntArray> whole = Scenes.decode(prediction, DecoderOptions.DEFAULT);
    ArrayImg<IntType, IntArray> inWindows = ArrayImgs.ints(700, 550);
    new ForegroundDecoder(
            DecoderOptions.DEFAULT,
            new WatershedSplitter(DecoderOptions.DEFAULT),
            new Windows(1000, 150, 128))
        .decode(prediction, inWindows, Progress.NONE);
    assertTrue(Scenes.renumber(Scenes.array(whole).clone()) > 500);
    assertArrayEquals(Scenes.array(whole), Scenes.array(inWindows));
  }

  @Test
  void aComponentInALargeBoxIsDecodedAsAnyOther() {
    // more than 2^20 pixels: not decoded beside others, but not in windows either
    int width = 1100;
    int[] mask = new int[width * 1000];
    for (int x = 5; x < width - 5; x++) {
      mask[3 * width + x] = 1;
    }
    for (int y = 3; y < 995; y++) {
      mask[y * width + 5] = 1;
    }
    mask[500 * width + 500] = 1;
    mask[500 * width + 501] = 1;
    int[] expected = mask.clone();
    expected[500 * width + 500] = 2;
    expected[500 * width + 501] = 2;
    assertArrayEquals(
        expected, Scenes.array(Scenes.decode(foreground(Scenes.labels(width, mask)), ALL)));
  }

  @Test
  void aComponentWithoutMaximumIsOneObject() {
    var prediction = foreground(Scenes.labels(6, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0));
    assertArrayEquals(
        new int[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 2, 0},
        Scenes.array(Scenes.decode(prediction, ALL)));
  }

  @Test
  void pixelsThatTouchAtACornerAreApart() {
    var prediction = foreground(Scenes.labels(2, 1, 0, 0, 1));
    assertArrayEquals(new int[] {1, 0, 0, 2}, Scenes.array(Scenes.decode(prediction, ALL)));
  }

  @Test
  void holesAreFilledUnlessSomethingIsInThem() {
    String[] rows = {
      ".........", ".#####...", ".#...#...", ".#.#.#...", ".#...#.##", ".#####.##", "........."
    };
    int[] mask = String.join("", rows).chars().map(c -> c == '#' ? 1 : 0).toArray();
    var prediction = foreground(Scenes.labels(9, mask));
    int[] open = Scenes.array(Scenes.decode(prediction, ALL));
    assertEquals(1, open[10]);
    assertEquals(0, open[2 * 9 + 2]);
    assertEquals(2, open[3 * 9 + 3]);
    // the speck is too small to be an object, so the hole is empty
    int[] filled =
        Scenes.array(Scenes.decode(prediction, options(0.5, 2, Double.POSITIVE_INFINITY)));
    assertEquals(1, filled[2 * 9 + 2]);
    assertEquals(1, filled[3 * 9 + 3]);
    assertEquals(2, filled[4 * 9 + 7]);
    assertEquals(0, filled[6 * 9 + 3]);
  }

  @Test
  void sizesAreLimited() {
    var prediction =
        foreground(
            Scenes.labels(
                9, 1, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
                0));
    int[] found = Scenes.array(Scenes.decode(prediction, options(0.5, 2, 3)));
    assertArrayEquals(
        new int[] {0, 0, 1, 1, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        found);
  }

  @Test
  void whatIsNoNumberIsBackground() {
    var prediction = foreground(Scenes.labels(3, 1, 1, 1));
    prediction.getAt(1, 0, 0).set(Float.NaN);
    prediction.getAt(0, 0, 1).set(Float.NaN);
    assertArrayEquals(new int[] {1, 0, 2}, Scenes.array(Scenes.decode(prediction, ALL)));
  }

  @Test
  void componentsAreThoseOfAFloodFill() {
    Random random = new Random(8);
    for (int k = 0; k < 100; k++) {
      int w = 1 + random.nextInt(40);
      int h = 1 + random.nextInt(40);
      int[] mask = random.ints(w * h, 0, 100).map(v -> v < 58 ? 1 : 0).toArray();
      var prediction = foreground(Scenes.labels(w, mask));
      ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(w, h);
      var components = ForegroundComponents.find(prediction, 0.5, labels, Progress.NONE);
      int[] found = Scenes.array(labels);
      for (int i = 0; i < found.length; i++) {
        found[i] = found[i] == 0 ? 0 : components.component(found[i]);
      }
      int[] expected = floodFill(mask, w);
      for (int c : found) {
        if (c > 0) {
          assertEquals(
              java.util.Arrays.stream(found).filter(v -> v == c).count(), components.area(c));
        }
      }
      Scenes.renumber(found);
      assertArrayEquals(expected, found);
    }
  }

  /** Rows so long that they are read one by one. */
  @Test
  void componentsReachOverSeveralBands() {
    int w = 600_000;
    ArrayImg<IntType, IntArray> mask = ArrayImgs.ints(w, 3);
    for (int x : new int[] {0, 7, w - 1}) {
      mask.getAt(x, 0).set(1);
    }
    mask.getAt(7, 1).set(1);
    mask.getAt(w - 1, 2).set(1);
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(w, 3);
    ForegroundComponents.find(foreground(mask), 0.5, labels, Progress.NONE);
    int[] found = Scenes.array(labels);
    int[] expected = new int[3 * w];
    expected[0] = 1;
    expected[7] = 2;
    expected[w - 1] = 3;
    expected[w + 7] = 2;
    expected[3 * w - 1] = 4;
    assertArrayEquals(expected, found);
  }

  @Test
  void stopsWhenCancelled() {
    Progress cancelled = TestProgress.cancelledWhen(() -> true);
    assertThrows(
        CancellationException.class,
        () ->
            new DistanceHead()
                .decoder(ALL)
                .decode(blurredDiscs(), ArrayImgs.ints(400, 300), cancelled));
  }

  private static ArrayImg<FloatType, FloatArray> blurredDiscs() {
    return Scenes.blurred(Scenes.perfect(Scenes.discs(400, 300, 24, 1)), 1);
  }

  /** Foreground alone, distance and boundary 0. */
  private static ArrayImg<FloatType, FloatArray> foreground(ArrayImg<IntType, IntArray> mask) {
    var prediction = ArrayImgs.floats(mask.dimension(0), mask.dimension(1), 3);
    int[] values = Scenes.array(mask);
    for (int i = 0; i < values.length; i++) {
      prediction.update(null).setValue(i, values[i]);
    }
    return prediction;
  }

  private static DecoderOptions options(double foreground, double minimum, double maximum) {
    return DecoderOptions.DEFAULT
        .withForegroundThreshold(foreground)
        .with(DecoderOption.DYNAMICS, 0.15)
        .withAreas(minimum, maximum);
  }

  private static int[] floodFill(int[] mask, int width) {
    int[] labels = new int[mask.length];
    int count = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] == 1 && labels[i] == 0) {
        fill(mask, labels, width, i, ++count);
      }
    }
    return labels;
  }

  private static void fill(int[] mask, int[] labels, int width, int p, int label) {
    if (mask[p] == 0 || labels[p] != 0) {
      return;
    }
    labels[p] = label;
    if (p % width > 0) {
      fill(mask, labels, width, p - 1, label);
    }
    if (p % width < width - 1) {
      fill(mask, labels, width, p + 1, label);
    }
    if (p >= width) {
      fill(mask, labels, width, p - width, label);
    }
    if (p + width < mask.length) {
      fill(mask, labels, width, p + width, label);
    }
  }
}
