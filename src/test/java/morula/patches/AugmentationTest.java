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

package morula.patches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {

  /** Only what moves pixels, of the preset of this name. */
  private static Augmentation spatial(String preset) {
    Augmentation a = Augmentation.parse(preset);
    Augmentation.Strength off = Augmentation.Strength.OFF;
    return new Augmentation(
        a.flips(),
        a.quarterTurns(),
        a.rotation(),
        a.scale(),
        a.elastic(),
        off,
        off,
        off,
        off,
        off,
        off,
        off,
        off,
        0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "flips", "default", "strong"})
  void imageAndLabelsAreReadAtTheSamePlace(String preset) {
    assertSamePlace(preset, 0, 150, 130);
    assertSamePlace(preset, 5, 150, 130);
    assertSamePlace(preset, 3, 60, 200);
    assertSamePlace(preset, 2, 90, 70, 12);
    assertSamePlace(preset, 2, 40, 70, 3);
  }

  private static void assertSamePlace(String preset, int margin, long... size) {
    int n = size.length;
    int[] patch = {64, 48, 8};
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(List.of(TrainingData.coordinates(size))),
            Arrays.copyOf(patch, n),
            2,
            spatial(preset),
            new TrainingData.Identity(margin),
            7);
    for (int epoch = 0; epoch < 8; epoch++) {
      Batch batch = sampler.batch(epoch, 0);
      assertEquals(n + 2, batch.input().numDimensions());
      assertEquals(n, batch.input().dimension(n));
      assertEquals(1, batch.target().dimension(n));
      float[] input = TrainingData.array(batch.input());
      float[] target = TrainingData.array(batch.target());
      int pixels = target.length / 2;
      for (int i = 0; i < target.length; i++) {
        long rest = (long) target[i] - 1;
        for (int d = 0; d < n; d++) {
          float shown = input[(i / pixels * n + d) * pixels + i % pixels];
          assertEquals(rest % size[d], shown, 0.5 + 1e-4);
          rest /= size[d];
        }
        assertEquals(0, rest);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "flips", "default", "strong"})
  void labelsGetNoNewValues(String preset) {
    TrainingImage image = TrainingData.disks("disks", 1, 150, 130);
    Set<Float> before = values(image.labelArray());
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(List.of(image)),
            new int[] {96, 80},
            30,
            Augmentation.parse(preset),
            new TrainingData.Identity(5),
            7);
    Set<Float> after = new HashSet<>();
    for (float label : TrainingData.array(sampler.batch(0, 0).target())) {
      after.add(label);
    }
    assertTrue(before.containsAll(after) && after.size() > 5, before + " -> " + after);
  }

  @Test
  void flipsAndTurnsOnlyMovePixels() {
    TrainingImage image = TrainingData.disks("disks", 3, 40, 40);
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(List.of(image)),
            new int[] {40, 40},
            1,
            Augmentation.parse("flips"),
            new TrainingData.Identity(0),
            1);
    Set<Integer> seen = new HashSet<>();
    float[] before = image.pixelArray().clone();
    Arrays.sort(before);
    for (int epoch = 0; epoch < 100; epoch++) {
      float[] after = TrainingData.array(sampler.batch(epoch, 0).input());
      seen.add(Arrays.hashCode(after));
      Arrays.sort(after);
      assertArrayEquals(before, after);
    }
    assertEquals(8, seen.size(), "a square has eight symmetries");
  }

  @Test
  void noneReturnsTheImageItself() {
    TrainingImage image = TrainingData.disks("disks", 3, 41, 37);
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(List.of(image)),
            new int[] {41, 37},
            1,
            Augmentation.NONE,
            new TrainingData.Identity(3),
            1);
    Batch batch = sampler.batch(0, 0);
    assertArrayEquals(image.pixelArray(), TrainingData.array(batch.input()));
    assertArrayEquals(toFloats(image.labelArray()), TrainingData.array(batch.target()));
  }

  @Test
  void smallImagesAreMirrored() {
    int[] labels = {1, 2, 3, 4, 5, 6};
    TrainingImage image = TrainingData.rendered("small", labels, 3, 2);
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(List.of(image)),
            new int[] {9, 7},
            4,
            Augmentation.NONE,
            new TrainingData.Identity(4),
            1);
    Batch batch = sampler.batch(0, 0);
    float[] input = TrainingData.array(batch.input());
    float[] target = TrainingData.array(batch.target());
    for (int i = 0; i < input.length; i++) {
      assertEquals(target[i] / 10f, input[i], 1e-6);
    }
    // Neighbours in the patch are neighbours in the image: nothing new is joined.
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x + 1 < 9; x++) {
        assertEquals(1, Math.abs(target[y * 9 + x] - target[y * 9 + x + 1]));
      }
    }
  }

  @Test
  void intensitiesStayFinite() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] inputs = new float[4][32 * 32];
    for (int i = 0; i < 32 * 32; i++) {
      inputs[0][i] = (float) (-3 + 9 * random.nextDouble());
      inputs[1][i] = 0.5f;
      inputs[2][i] = i == 77 ? 1e30f : -1e-30f;
    }
    for (float[] input : inputs) {
      TrainingImage image =
          new TrainingImage("values", ArrayImgs.floats(input, 32, 32, 1), ArrayImgs.ints(32, 32));
      PatchSampler sampler =
          new PatchSampler(
              TrainingImages.of(List.of(image)),
              new int[] {32, 32},
              50,
              Augmentation.parse("strong(invert=0.5)"),
              new TrainingData.Identity(0),
              1);
      for (float value : TrainingData.array(sampler.batch(0, 0).input())) {
        assertTrue(Float.isFinite(value), "not finite: " + value);
      }
    }
  }

  @Test
  void inversionExchangesBrightAndDarkOfTheWholePatch() {
    TrainingImage image = TrainingData.coordinates(48, 48);
    List<TrainingImage> images = List.of(image);
    int inverted = 0;
    for (int epoch = 0; epoch < 200; epoch++) {
      float[] before = TrainingData.array(batch(images, "none", epoch).input());
      float[] after = TrainingData.array(batch(images, "none(invert=0.3)", epoch).input());
      if (!Arrays.equals(before, after)) {
        inverted++;
        for (int i = 0; i < before.length; i++) {
          assertEquals(47 - before[i], after[i], 1e-4, "both channels run from 0 to 47");
        }
      }
    }
    assertEquals(0.3, inverted / 200.0, 0.1);
  }

  @Test
  void backgroundIsASmoothFieldOfTheStrengthDrawn() {
    List<TrainingImage> images = List.of(TrainingData.disks("disks", 2, 48, 48));
    int changed = 0;
    double largest = 0;
    for (int epoch = 0; epoch < 200; epoch++) {
      Batch plain = batch(images, "none", epoch);
      Batch uneven = batch(images, "none(background=0.4)", epoch);
      assertArrayEquals(TrainingData.array(plain.target()), TrainingData.array(uneven.target()));
      float[] field = TrainingData.array(uneven.input());
      float[] before = TrainingData.array(plain.input());
      double sum = 0;
      double step = 0;
      float minimum = 0;
      float maximum = 0;
      for (int i = 0; i < field.length; i++) {
        field[i] -= before[i];
        sum += field[i];
        minimum = Math.min(minimum, field[i]);
        maximum = Math.max(maximum, field[i]);
        step = i % 48 > 0 ? Math.max(step, Math.abs(field[i] - field[i - 1])) : step;
      }
      changed += maximum > minimum ? 1 : 0;
      largest = Math.max(largest, maximum - minimum);
      assertEquals(0, sum / field.length, 1e-5, "brightness is left to brightness=");
      // A parabola of this range is steepest at an end: four times the range by the width.
      assertTrue(step <= 8 * (maximum - minimum) / 48 + 1e-5, "a step of " + step);
    }
    assertEquals(0.5, changed / 200.0, 0.1);
    assertEquals(0.4, largest, 0.02);
  }

  @Test
  void gammaKeepsMinimumMaximumAndOrder() {
    float[] values = {-2, -1.5f, 0, 0.25f, 1, 3};
    IntensityTransform.gamma(values, 0, values.length, 0.5);
    assertEquals(-2, values[0], 1e-5);
    assertEquals(3, values[5], 1e-5);
    assertEquals(-2 + 5 * Math.sqrt(0.4), values[2], 1e-3);
    for (int i = 1; i < values.length; i++) {
      assertTrue(values[i - 1] < values[i]);
    }
  }

  @Test
  void unknownNameIsRefused() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Augmentation.parse("stong"));
    assertTrue(e.getMessage().contains("augmentation") && e.getMessage().contains("default"));
  }

  private static Set<Float> values(int[] labels) {
    Set<Float> values = new HashSet<>();
    for (int label : labels) {
      values.add((float) label);
    }
    return values;
  }

  private static float[] toFloats(int[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return floats;
  }

  @Test
  void noiseChangesTheInputAndNeverTheLabels() {
    TrainingImage image = TrainingData.disks("disks", 2, 48, 48);
    List<TrainingImage> images = List.of(image);
    double squares = 0;
    int changed = 0;
    for (int epoch = 0; epoch < 200; epoch++) {
      Batch plain = batch(images, "none", epoch);
      Batch noisy = batch(images, "none(noise=0.1)", epoch);
      assertArrayEquals(
          TrainingData.array(plain.target()), TrainingData.array(noisy.target()), "labels");
      float[] before = TrainingData.array(plain.input());
      float[] after = TrainingData.array(noisy.input());
      changed += Arrays.equals(before, after) ? 0 : 1;
      for (int i = 0; i < before.length; i++) {
        squares += (after[i] - before[i]) * (after[i] - before[i]) / before.length;
      }
    }
    // with probability one half; the deviation is uniform from 0 to 0.1
    assertEquals(0.5, changed / 200.0, 0.1);
    assertEquals(0.5 * 0.01 / 3, squares / 200, 4e-4);
  }

  /** Neighbours in an enlarged image have almost the same noise. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2})
  void filteredNoiseIsCoarserAndAsStrong(double filter) {
    int[] size = {64, 64, 1};
    double squares = 0;
    double neighbours = 0;
    for (int seed = 0; seed < 50; seed++) {
      float[] values = new float[5 + 64 * 64];
      PatchNoise.add(values, 5, size, 0.1, filter, RandomStreams.of(seed));
      for (int i = 6; i < values.length; i++) {
        squares += values[i] * values[i];
        neighbours += values[i] * values[i - 1];
      }
      assertArrayEquals(new float[5], Arrays.copyOf(values, 5));
    }
    assertEquals(0.1, Math.sqrt(squares / 50 / 4095), 0.001);
    // a Gaussian filter of deviation s correlates neighbours by exp(-1 / (4 s^2)), less at edges
    double expected = filter == 0 ? 0 : Math.exp(-1 / (4 * filter * filter));
    assertEquals(expected, neighbours / squares, 0.05);
  }

  private static Batch batch(List<TrainingImage> images, String augmentation, int epoch) {
    return new PatchSampler(
            TrainingImages.of(images),
            new int[] {48, 48},
            1,
            Augmentation.parse(augmentation),
            new TrainingData.Identity(0),
            3)
        .batch(epoch, 0);
  }

  @Test
  void optionsOverrideSingleVariations() {
    Augmentation preset = Augmentation.parse("default");
    assertEquals(preset, Augmentation.parse("default()"));
    Augmentation other = Augmentation.parse("default(noise=0.2,scale=1,contrast=2,rotation=1)");
    assertEquals(new Augmentation.Strength(0.2, 0, 0.2), other.noise());
    assertEquals(Augmentation.Strength.OFF, other.scale());
    assertEquals(new Augmentation.Strength(0.3, 0.5, 2), other.contrast());
    assertEquals(1, other.rotation());
    assertEquals(preset.elastic(), other.elastic());
    assertEquals(Augmentation.NONE, Augmentation.parse("none(blur=0)"));
    assertEquals(0.5, Augmentation.parse("none(blur=2)").blur().probability());
    assertEquals(
        new Augmentation.Strength(0.4, 0, 1),
        Augmentation.parse("strong(background=1)").background());
    assertEquals(
        new Augmentation.Strength(0.6, 0, 0.2),
        Augmentation.parse("default(noise=0.2,noise_probability=0.6)").noise());
    assertEquals(
        new Augmentation.Strength(0.9, 0.7, 1.4),
        Augmentation.parse("default(scale_probability=0.9)").scale());
    assertEquals(
        Augmentation.Strength.OFF, Augmentation.parse("default(blur_probability=0)").blur());
    assertEquals(0, Augmentation.parse("strong").invert());
    assertEquals(0.2, Augmentation.parse("default(invert=0.2)").invert());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flips(noise=-1)",
        "flips(scale=0.5)",
        "flips(sharpen=1)",
        "flips(noise)",
        "flips(noise_probability=0.5)",
        "default(noise_probability=1.5)",
        "default(scale=1,scale_probability=0.5)",
        "default(invert_probability=0.5)",
        "flips(invert=2)"
      })
  void optionsThatMakeNoSenseAreRefused(String text) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Augmentation.parse(text));
    assertTrue(e.getMessage().startsWith("augmentation=" + text), e.getMessage());
  }
}
