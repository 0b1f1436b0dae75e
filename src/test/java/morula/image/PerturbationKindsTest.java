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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kinds of {@link Perturbation} of a microscope or camera do, in numbers. */
class PerturbationKindsTest {
  private static final int SIDE = 100;
  private static final int PLANE = SIDE * SIDE;

  /** 16-bit values 100 to 1099 at random, in two channels. */
  private static Image image() {
    SplittableRandom random = new SplittableRandom(2);
    short[] shorts = new short[2 * PLANE];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) (i < 1000 ? 100 + i : 100 + random.nextInt(1000));
    }
    return new Image("a", ArrayImgs.unsignedShorts(shorts, SIDE, SIDE, 2, 1, 1), Calibration.NONE);
  }

  private static float[] values(Image image) {
    float[] values = new float[(int) image.pixels().size()];
    PixelBlocks.copy(image.pixels(), values, 0);
    return values;
  }

  private static float[] changed(Perturbation kind, double strength) {
    return values(kind.apply(image(), strength, 1));
  }

  /** The derivative of a blurred step is the kernel: its deviation is sigma. */
  @Test
  void aBlurredStepIsAsWideAsTheStrength() {
    float[] step = new float[PLANE];
    for (int i = 0; i < PLANE; i++) {
      step[i] = i % SIDE < SIDE / 2 ? 10 : 210;
    }
    Image edge = Image.of("edge", ArrayImgs.floats(step, SIDE, SIDE));
    for (double sigma : new double[] {1, 2.5, 6}) {
      float[] blurred = values(Perturbation.BLUR.apply(edge, sigma, 1));
      double sum = 0;
      double squares = 0;
      for (int x = 1; x < SIDE; x++) {
        double slope = (blurred[40 * SIDE + x] - blurred[40 * SIDE + x - 1]) / 200;
        sum += slope;
        squares += slope * (x - SIDE / 2.0) * (x - SIDE / 2.0);
      }
      assertEquals(1, sum, 1e-4);
      assertEquals(sigma, Math.sqrt(squares), 0.03 * sigma);
    }
  }

  /** Grey value per photon times the mean is the variance. */
  @Test
  void photonsVaryAsTheirNumberDoes() {
    short[] shorts = new short[4 * PLANE];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) (100 + 100 * (i / PLANE)); // 100, 200, 300 and 400 in four channels
    }
    Image steps =
        new Image("s", ArrayImgs.unsignedShorts(shorts, SIDE, SIDE, 4, 1, 1), Calibration.NONE);
    for (double photons : new double[] {6, 60}) {
      float[] noisy = values(Perturbation.PHOTONS.apply(steps, photons, 1));
      double each = 300 / photons;
      for (int c = 0; c < 4; c++) {
        double sum = 0;
        double squares = 0;
        for (int i = c * PLANE; i < (c + 1) * PLANE; i++) {
          double counted = (noisy[i] - 100) / each;
          assertEquals(Math.rint(counted), counted, 1e-3, "whole photons");
          sum += counted / PLANE;
          squares += counted * counted / PLANE;
        }
        double mean = photons * c / 3;
        assertEquals(mean, sum, 0.03 * mean);
        assertEquals(mean, squares - sum * sum, 0.06 * mean);
      }
    }
  }

  @Test
  void theShareOfHotPixelsIsTheStrengthAndTheSameInAllChannels() {
    float[] before = values(image());
    float[] after = changed(Perturbation.HOT_PIXELS, 0.01);
    int hot = 0;
    for (int i = 0; i < PLANE; i++) {
      assertEquals(after[i] == 65_535, after[i + PLANE] == 65_535);
      hot += after[i] == 65_535 ? 1 : 0;
      assertTrue(after[i] == 65_535 || after[i] == before[i]);
    }
    assertEquals(PLANE / 100, hot);
    Image floats = Image.of("f", ArrayImgs.floats(before, SIDE, 2 * SIDE));
    float[] hottest = values(Perturbation.HOT_PIXELS.apply(floats, 0.5, 1));
    assertEquals(1099, max(hottest), "no type has a largest value: that of the image");
    byte[] bytes = new byte[PLANE];
    Image grey = Image.of("g", ArrayImgs.unsignedBytes(bytes, SIDE, SIDE));
    assertEquals(255, max(values(Perturbation.HOT_PIXELS.apply(grey, 1e-6, 1))), "at least one");
  }

  @Test
  void theShareOfBlackRowsIsTheStrength() {
    float[] before = values(image());
    float[] after = changed(Perturbation.DEAD_LINES, 0.07);
    int dead = 0;
    for (int row = 0; row < 2 * SIDE; row++) {
      float[] now = Arrays.copyOfRange(after, row * SIDE, (row + 1) * SIDE);
      boolean black = Arrays.equals(now, new float[SIDE]);
      dead += black ? 1 : 0;
      if (!black) {
        assertArrayEquals(Arrays.copyOfRange(before, row * SIDE, (row + 1) * SIDE), now);
      }
      int same = (row + SIDE) % (2 * SIDE);
      assertEquals(black, after[same * SIDE] == 0, "in both channels");
    }
    assertEquals(2 * 7, dead);
  }

  @Test
  void theShareOfSaturatedPixelsIsTheStrength() {
    float[] all = new float[PLANE];
    for (int i = 0; i < PLANE; i++) {
      all[i] = i * 7919 % PLANE; // each value once
    }
    Image each = Image.of("e", ArrayImgs.floats(all.clone(), SIDE, SIDE));
    float[] clipped = values(Perturbation.SATURATION.apply(each, 0.2, 1));
    int full = 0;
    for (int i = 0; i < PLANE; i++) {
      assertEquals(Math.min(all[i], 0.8f * PLANE), clipped[i]);
      full += clipped[i] == 0.8f * PLANE ? 1 : 0;
    }
    assertEquals(PLANE / 5, full);
  }

  @Test
  void aGoodJpegIsNearlyTheImageAndABadOneIsNot() {
    byte[] bytes = new byte[PLANE];
    short[] shorts = new short[PLANE];
    for (int i = 0; i < PLANE; i++) {
      bytes[i] = (byte) (90 + 40 * Math.sin(i % SIDE / 9.0) + 30 * Math.cos(i / SIDE / 7.0));
      shorts[i] = (short) (1000 + 100 * (bytes[i] & 0xFF));
    }
    Image grey = Image.of("grey", ArrayImgs.unsignedBytes(bytes, SIDE, SIDE));
    Image deep = Image.of("deep", ArrayImgs.unsignedShorts(shorts, SIDE, SIDE));
    double best = difference(grey, Perturbation.JPEG.apply(grey, 100, 1));
    double usual = difference(grey, Perturbation.JPEG.apply(grey, 30, 1));
    double worst = difference(grey, Perturbation.JPEG.apply(grey, 2, 1));
    String all = best + ", " + usual + ", " + worst;
    assertTrue(best < 0.7 && usual > 2 * best && usual < 5 && worst > 2 * usual, all);
    double step = (max(values(deep)) - min(values(deep))) / 255.0;
    assertTrue(
        difference(deep, Perturbation.JPEG.apply(deep, 100, 1)) < step, "and is mapped back");
    for (float value : values(Perturbation.JPEG.apply(grey, 2, 1))) {
      assertTrue(value == Math.rint(value) && value >= 0 && value <= 255, "8 bit");
    }
  }

  /** Root mean square of the differences. */
  private static double difference(Image a, Image b) {
    float[] one = values(a);
    float[] other = values(b);
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      squares += (one[i] - other[i]) * (one[i] - other[i]) / one.length;
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @CsvSource({"2", "16", "100"})
  void theNumberOfGreyLevelsIsTheStrength(int levels) {
    float[] before = values(image());
    float[] packed = changed(Perturbation.RANGE, levels);
    Set<Float> found = new TreeSet<>();
    for (int i = 0; i < packed.length; i++) {
      found.add(packed[i]);
      assertEquals((before[i] - 100) / 999 * levels, packed[i] + 0.5, 0.5001);
    }
    assertEquals(levels, found.size());
    assertEquals(0, min(packed));
    assertEquals(levels - 1, max(packed));
  }

  @Test
  void imageAndLabelsAreCutAlike() {
    byte[] bytes = new byte[PLANE];
    int[] numbers = new int[PLANE];
    for (int i = 0; i < PLANE; i++) {
      numbers[i] = i % 251;
      bytes[i] = (byte) numbers[i];
    }
    Calibration half = new Calibration(0.5, 0.5, 1, "micron", 0, "sec", 4, 0, 0);
    Image image = new Image("a", ArrayImgs.unsignedBytes(bytes, SIDE, SIDE, 1, 1, 1), half);
    Labels labels = new Labels("a", ArrayImgs.ints(numbers, SIDE, SIDE, 1, 1), half);
    Image cut = Perturbation.CUT.apply(image, 0.33, 1);
    Labels cutLabels = Perturbation.CUT.apply(labels, 0.33);
    assertTrue(cut.pixels().getType() instanceof UnsignedByteType);
    assertArrayEquals(new long[] {33, 33, 1, 1, 1}, cut.pixels().dimensionsAsLongArray());
    assertArrayEquals(new long[] {33, 33, 1, 1}, cutLabels.pixels().dimensionsAsLongArray());
    float[] kept = values(cut);
    for (int i = 0; i < kept.length; i++) {
      int original = (i / 33 + 33) * SIDE + i % 33 + 33;
      assertEquals(numbers[original], kept[i]);
      assertEquals(numbers[original], cutLabels.pixels().getAt(i % 33, i / 33, 0, 0).get());
    }
    assertEquals(4 - 33, cut.calibration().originX(), "a place keeps its coordinates");
    assertEquals(-33, cut.calibration().originY());
    assertEquals(cut.calibration(), cutLabels.calibration());
  }

  @Test
  void whatMovesNoPixelLeavesTheLabels() {
    Labels labels = new Labels("a", ArrayImgs.ints(4, 4, 1, 1), Calibration.NONE);
    for (Perturbation kind : Perturbation.values()) {
      if (kind != Perturbation.SIZE && kind != Perturbation.CUT) {
        assertSame(labels, kind.apply(labels, 0.5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOISE,-0.1",
    "BLUR,0",
    "BLUR,1000",
    "PHOTONS,0.5",
    "HOT_PIXELS,0",
    "HOT_PIXELS,1",
    "DEAD_LINES,1",
    "SATURATION,0",
    "SATURATION,1",
    "JPEG,0",
    "JPEG,101",
    "JPEG,20.5",
    "RANGE,1",
    "RANGE,16.5",
    "RANGE,1e6",
    "CUT,1",
    "CUT,0",
    "SIZE,0",
    "BLUR,NaN"
  })
  void strengthsThatMakeNoSenseAreRefused(Perturbation kind, double strength) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> kind.apply(image(), strength, 1));
    assertTrue(e.getMessage().startsWith("strength="), e.getMessage());
    assertTrue(e.getMessage().contains("for kind=" + kind.word() + " use a "), e.getMessage());
    assertTrue(e.getMessage().contains(", such as "), e.getMessage());
  }

  private static double max(float[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static double min(float[] values) {
    double min = Double.POSITIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
    }
    return min;
  }
}
