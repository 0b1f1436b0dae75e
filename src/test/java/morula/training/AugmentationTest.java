package morula.training;

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
        a.flips(), a.quarterTurns(), a.rotation(), a.scale(), a.elastic(), off, off, off, off, off);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "flips", "default", "strong"})
  void imageAndLabelsStayAlignedAndLabelsGetNoNewValues(String preset) {
    TrainingImage image = TrainingData.disks("disks", 1, 150, 130);
    Set<Float> before = values(image.labelArray());
    for (int margin : new int[] {0, 5}) {
      PatchSampler sampler =
          new PatchSampler(
              List.of(image),
              new int[] {96, 80},
              8,
              spatial(preset),
              new TrainingData.Identity(margin),
              7);
      for (int epoch = 0; epoch < 5; epoch++) {
        Batch batch = sampler.batch(epoch, 0);
        float[] input = TrainingData.array(batch.input());
        float[] target = TrainingData.array(batch.target());
        assertAligned(input, target, 96, 80);
        for (float label : target) {
          assertTrue(before.contains(label), "new label " + label);
        }
      }
    }
  }

  @Test
  void alignedIn3D() {
    TrainingImage image = TrainingData.disks("disks", 2, 60, 50, 12);
    // Make the slices differ, so that a flip along z of one of the two alone would show.
    for (int i = 0; i < image.labelArray().length; i++) {
      int z = i / (60 * 50);
      image.labelArray()[i] = image.labelArray()[i] > 0 ? image.labelArray()[i] + 100 * z : 0;
      image.pixelArray()[i] = image.labelArray()[i] / 10f;
    }
    PatchSampler sampler =
        new PatchSampler(
            List.of(image),
            new int[] {32, 32, 8},
            3,
            spatial("strong"),
            new TrainingData.Identity(2),
            7);
    for (int epoch = 0; epoch < 5; epoch++) {
      Batch batch = sampler.batch(epoch, 0);
      assertArrayEquals(new long[] {32, 32, 8, 1, 3}, batch.input().dimensionsAsLongArray());
      assertArrayEquals(new long[] {32, 32, 8, 1, 3}, batch.target().dimensionsAsLongArray());
      assertAligned(TrainingData.array(batch.input()), TrainingData.array(batch.target()), 32, 32);
    }
  }

  @Test
  void flipsAndTurnsOnlyMovePixels() {
    TrainingImage image = TrainingData.disks("disks", 3, 40, 40);
    PatchSampler sampler =
        new PatchSampler(
            List.of(image),
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
            List.of(image),
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
            List.of(image),
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
              List.of(image),
              new int[] {32, 32},
              50,
              Augmentation.parse("strong"),
              new TrainingData.Identity(0),
              1);
      for (float value : TrainingData.array(sampler.batch(0, 0).input())) {
        assertTrue(Float.isFinite(value), "not finite: " + value);
      }
    }
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
  void blurIsAGaussian() {
    float[] values = new float[41 * 41];
    values[20 * 41 + 20] = 1;
    IntensityTransform.blur(values, 0, new int[] {41, 41, 1}, 2);
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i];
      variance += values[i] * Math.pow(i % 41 - 20, 2);
    }
    assertEquals(1, sum, 1e-4);
    assertEquals(4, variance, 0.15);
  }

  @Test
  void unknownNameIsRefused() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Augmentation.parse("stong"));
    assertTrue(e.getMessage().contains("augmentation") && e.getMessage().contains("default"));
  }

  /** Where a pixel's neighbourhood has one label, the image must show just that label. */
  private static void assertAligned(float[] input, float[] target, int width, int height) {
    int checked = 0;
    for (int i = 0; i < input.length; i++) {
      int x = i % width;
      int y = i / width % height;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
        continue;
      }
      boolean flat = true;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          flat &= target[i] == target[i + dy * width + dx];
        }
      }
      if (flat && target[i] > 0) {
        checked++;
        assertEquals(target[i] / 10, input[i], 1e-4, "at " + x + ", " + y);
      }
    }
    assertTrue(checked > 100, "too few pixels to compare: " + checked);
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
}
