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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.imglib2.FinalDimensions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class ResizeTest {
  /** From {@code src/test/oracles/resize.py}. */
  @ParameterizedTest
  @CsvFileSource(resources = "/morula/image/resize.csv")
  void intensitiesAreThoseOfPytorch(ArgumentsAccessor line) {
    int width = line.getInteger(0);
    int height = line.getInteger(1);
    int newWidth = line.getInteger(2);
    int newHeight = line.getInteger(3);
    float[] pixels = new float[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (37L * i * i % 101);
    }
    float[] expected = new float[newWidth * newHeight];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = line.getFloat(4 + i);
    }
    var resized = Resize.linear(ArrayImgs.floats(pixels, width, height), newWidth, newHeight);
    assertArrayEquals(new long[] {newWidth, newHeight}, resized.dimensionsAsLongArray());
    assertArrayEquals(expected, values(resized), 1e-4f);
  }

  @Test
  void everyPlaneForItself() {
    float[] pixels = new float[6 * 5 * 2 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 30 == 7 ? 900 : i / 30; // a spot, and the number of the plane
    }
    var resized = Resize.linear(ArrayImgs.floats(pixels, 6, 5, 2, 3), 3, 4);
    float[] values = values(resized);
    float[] first = Arrays.copyOf(values, 12);
    assertTrue(Arrays.hashCode(first) != Arrays.hashCode(new float[12]));
    for (int plane = 0; plane < 6; plane++) {
      for (int i = 0; i < 12; i++) {
        float spot = first[i] / 900;
        assertEquals(900 * spot + plane * (1 - spot), values[plane * 12 + i], 1e-3);
      }
    }
  }

  @Test
  void labelsFollowThePlainFormulaAndGetNoNewValues() {
    Random random = new Random(2);
    for (int trial = 0; trial < 50; trial++) {
      int w = 1 + random.nextInt(40);
      int h = 1 + random.nextInt(40);
      int newWidth = 1 + random.nextInt(60);
      int newHeight = 1 + random.nextInt(60);
      int[] labels = random.ints((long) w * h, 0, 1 << 20).map(v -> v * 3).toArray();
      ArrayImg<IntType, IntArray> target = ArrayImgs.ints(newWidth, newHeight);
      Resize.nearest(ArrayImgs.ints(labels, w, h), target);
      int[] result = target.update(null).getCurrentStorageArray();
      for (int i = 0; i < result.length; i++) {
        int x = (int) Math.floor((i % newWidth + 0.5) * w / newWidth);
        int y = (int) Math.floor((i / newWidth + 0.5) * h / newHeight);
        assertEquals(labels[y * w + x], result[i]);
      }
      assertTrue(set(labels).containsAll(set(result)));
    }
  }

  @Test
  void theSameSizeIsTheSameImage() {
    int[] labels = IntStream.range(0, 35).toArray();
    ArrayImg<IntType, IntArray> target = ArrayImgs.ints(7, 5);
    Resize.nearest(ArrayImgs.ints(labels, 7, 5), target);
    assertArrayEquals(labels, target.update(null).getCurrentStorageArray());
    byte[] pixels = new byte[35];
    new Random(1).nextBytes(pixels);
    float[] same = values(Resize.linear(ArrayImgs.unsignedBytes(pixels, 7, 5), 7, 5));
    for (int i = 0; i < 35; i++) {
      assertEquals(pixels[i] & 0xFF, same[i], 0);
    }
  }

  @Test
  void pixelsGrowAsTheirNumberShrinks() {
    Image image =
        new Image(
            "image",
            ArrayImgs.floats(40, 20, 1, 1, 1),
            new Calibration(0.5, 0.5, 2, "micron", 0, "sec", 8, 4, 1));
    Calibration c = Resize.linear(image, 10, 10).calibration();
    assertEquals(2, c.pixelWidth());
    assertEquals(1, c.pixelHeight());
    assertEquals(2, c.originX());
    assertEquals(2, c.originY());
  }

  private static Set<Integer> set(int[] values) {
    return Arrays.stream(values).boxed().collect(Collectors.toSet());
  }

  private static float[] values(RandomAccessibleInterval<FloatType> image) {
    float[] values = new float[(int) image.size()];
    PixelBlocks.copy(image, values, 0);
    return values;
  }

  @Test
  void lazilyIsTheSameNumbers() {
    Random random = new Random(3);
    float[] pixels = new float[700 * 90 * 2];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    var source = ArrayImgs.floats(pixels, 700, 90, 2);
    for (int[] size : new int[][] {{1403, 171}, {345, 600}, {700, 90}}) {
      var whole = Resize.linear(source, size[0], size[1]);
      var lazily = Resize.lazily(source, size[0], size[1]);
      assertArrayEquals(whole.dimensionsAsLongArray(), lazily.dimensionsAsLongArray());
      assertArrayEquals(values(whole), values(lazily));
    }
  }

  @Test
  void enlargedLabelsAreSmooth() {
    int side = 24;
    int factor = 8;
    var disc = ArrayImgs.ints(side, side);
    disc(disc, side / 2.0, side / 2.0, 9);
    var large = ArrayImgs.ints(factor * side, factor * side);
    disc(large, factor * side / 2.0, factor * side / 2.0, factor * 9);
    var smooth = ArrayImgs.ints(factor * side, factor * side);
    Resize.labels(disc, smooth);
    var blocks = ArrayImgs.ints(factor * side, factor * side);
    Resize.nearest(disc, blocks);
    int wrong = different(large, smooth);
    assertTrue(wrong < 0.75 * different(large, blocks), wrong + " pixels differ");
  }

  /** A disc whose edge lies between pixels, as its probabilities tell and its labels do not. */
  @Test
  void outlinesFollowTheProbability() {
    int side = 24;
    int factor = 8;
    double radius = 8.8;
    var disc = ArrayImgs.ints(side, side);
    disc(disc, side / 2.0, side / 2.0, radius);
    float[] inside = new float[side * side];
    for (int i = 0; i < inside.length; i++) {
      double distance = Math.hypot(i % side + 0.5 - side / 2.0, i / side + 0.5 - side / 2.0);
      inside[i] = (float) Math.max(0, Math.min(1, 0.5 + (radius - distance) / 3));
    }
    var large = ArrayImgs.ints(factor * side, factor * side);
    disc(large, factor * side / 2.0, factor * side / 2.0, factor * radius);
    var byLabels = ArrayImgs.ints(factor * side, factor * side);
    Resize.labels(disc, byLabels);
    var byProbability = ArrayImgs.ints(factor * side, factor * side);
    Resize.labels(
        disc,
        Optional.of(new Foreground(ArrayImgs.floats(inside, side, side), 0.5)),
        byProbability);
    int wrong = different(large, byProbability);
    assertTrue(wrong < different(large, byLabels) / 5, wrong + " pixels differ");
  }

  @Test
  void labelsMeetWithoutGapsAndNoneIsNew() {
    var source = ArrayImgs.ints(new int[] {1, 1, 9, 9, 1, 1, 9, 9, 4, 4, 4, 4}, 4, 3);
    var target = ArrayImgs.ints(37, 29);
    Resize.labels(source, target);
    target.forEach(l -> assertTrue(List.of(1, 4, 9).contains(l.get()), "label " + l));
    var same = ArrayImgs.ints(4, 3);
    Resize.labels(source, same);
    assertEquals(0, different(source, same));
  }

  private static void disc(ArrayImg<IntType, IntArray> labels, double x, double y, double radius) {
    var cursor = labels.localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      double dx = cursor.getIntPosition(0) + 0.5 - x;
      double dy = cursor.getIntPosition(1) + 0.5 - y;
      cursor.get().set(dx * dx + dy * dy < radius * radius ? 1 : 0);
    }
  }

  private static int different(ArrayImg<IntType, IntArray> a, ArrayImg<IntType, IntArray> b) {
    int[] x = a.update(null).getCurrentStorageArray();
    int[] y = b.update(null).getCurrentStorageArray();
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      count += x[i] == y[i] ? 0 : 1;
    }
    return count;
  }

  /** The formula of each pixel by itself; the sums have the same order, so they are the same. */
  @Test
  void resizedLabelsAreThoseOfThePlainFormula() {
    Random random = new Random(8);
    for (int trial = 0; trial < 80; trial++) {
      int w = 1 + random.nextInt(40);
      int h = 1 + random.nextInt(40);
      int width = 1 + random.nextInt(90);
      int height = 1 + random.nextInt(90);
      int different = 1 + random.nextInt(4);
      int[] labels = random.ints((long) w * h, 0, different).toArray();
      float[] inside = new float[w * h];
      for (int i = 0; i < inside.length; i++) {
        inside[i] = random.nextFloat();
      }
      Optional<Foreground> foreground =
          trial % 2 == 0
              ? Optional.empty()
              : Optional.of(new Foreground(ArrayImgs.floats(inside, w, h), 0.4));
      int[] expected = new int[width * height];
      for (int i = 0; i < expected.length; i++) {
        double x = (i % width + 0.5) * ((double) w / width) - 0.5;
        double y = (i / width + 0.5) * ((double) h / height) - 0.5;
        expected[i] = plainLabel(labels, foreground.map(f -> inside), w, h, x, y);
      }
      ArrayImg<IntType, IntArray> target = ArrayImgs.ints(width, height);
      Resize.labels(ArrayImgs.ints(labels, w, h), foreground, target);
      assertArrayEquals(expected, target.update(null).getCurrentStorageArray());

      int left = random.nextInt(width);
      int top = random.nextInt(height);
      var part =
          Views.translate(
              ArrayImgs.ints(1 + random.nextInt(width - left), 1 + random.nextInt(height - top)),
              left,
              top);
      Resize.labels(
          ArrayImgs.ints(labels, w, h), foreground, new FinalDimensions(width, height), part);
      var cursor = part.localizingCursor();
      while (cursor.hasNext()) {
        int label = cursor.next().get();
        assertEquals(expected[cursor.getIntPosition(1) * width + cursor.getIntPosition(0)], label);
      }
    }
  }

  /**
   * @param inside probabilities, of which 0.4 is the threshold
   */
  private static int plainLabel(
      int[] labels, Optional<float[]> inside, int w, int h, double x, double y) {
    int[] label = new int[4];
    double[] share = new double[4];
    double probability = 0;
    for (int k = 0; k < 4; k++) {
      double left = Math.floor(x);
      double top = Math.floor(y);
      int column = Math.max(0, Math.min(w - 1, (int) left + k % 2));
      int row = Math.max(0, Math.min(h - 1, (int) top + k / 2));
      label[k] = labels[row * w + column];
      share[k] = (k % 2 == 1 ? x - left : 1 - (x - left)) * (k / 2 == 1 ? y - top : 1 - (y - top));
      probability += share[k] * inside.map(p -> p[row * w + column]).orElse(0f);
    }
    boolean isEdge =
        inside.isPresent()
            && Arrays.stream(label).anyMatch(l -> l == 0)
            && Arrays.stream(label).anyMatch(l -> l != 0);
    if (isEdge && probability < 0.4) {
      return 0;
    }
    int best = label[0];
    double most = -1;
    for (int k = 0; k < 4; k++) {
      if (isEdge && label[k] == 0) {
        continue;
      }
      double sum = 0;
      for (int j = 0; j < 4; j++) {
        sum += label[j] == label[k] ? share[j] : 0;
      }
      if (sum > most || (sum == most && label[k] < best)) {
        most = sum;
        best = label[k];
      }
    }
    return best;
  }

  @Test
  void labelsOfALargePlaneAreResizedInParts() {
    int[] labels = new Random(9).ints(900L * 700, 0, 3).toArray();
    ArrayImg<IntType, IntArray> target = ArrayImgs.ints(1300, 1100);
    Resize.labels(ArrayImgs.ints(labels, 900, 700), target);
    int[] result = target.update(null).getCurrentStorageArray();
    for (int i = 0; i < result.length; i += 7) {
      double x = (i % 1300 + 0.5) * (900.0 / 1300) - 0.5;
      double y = (i / 1300 + 0.5) * (700.0 / 1100) - 0.5;
      assertEquals(plainLabel(labels, Optional.empty(), 900, 700, x, y), result[i]);
    }
  }
}
