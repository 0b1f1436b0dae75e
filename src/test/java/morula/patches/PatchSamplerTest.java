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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class PatchSamplerTest {
  private static final Augmentation DEFAULT = Augmentation.parse("default");

  @Test
  void batchDependsOnSeedEpochAndIndexAlone() {
    List<TrainingImage> images = TrainingData.several(5, 80, 70);
    PatchSampler sampler = sampler(images, 32, 3, DEFAULT, 11);
    int batches = sampler.batchesPerEpoch();
    List<float[]> expected = new ArrayList<>();
    for (int i = 0; i < 2 * batches; i++) {
      expected.add(TrainingData.array(sampler.batch(i / batches, i % batches).input()));
    }
    PatchSampler other = sampler(TrainingData.several(5, 80, 70), 32, 3, DEFAULT, 11);
    IntStream.range(0, 2 * batches)
        .map(i -> 2 * batches - 1 - i)
        .parallel()
        .forEach(
            i ->
                assertArrayEquals(
                    expected.get(i),
                    TrainingData.array(other.batch(i / batches, i % batches).input())));
    for (int i = 1; i < 2 * batches; i++) {
      assertFalse(Arrays.equals(expected.get(0), expected.get(i)), "every batch differs");
    }
    float[] seeded = TrainingData.array(sampler(images, 32, 3, DEFAULT, 12).batch(0, 0).input());
    assertFalse(Arrays.equals(expected.get(0), seeded), "another seed, another batch");
  }

  @Test
  void everyImageIsSeenInEveryEpochAndAHugeOneDoesNotDrownThem() {
    List<TrainingImage> images = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      images.add(TrainingData.rendered("small" + i, filled(16 * 16, i), 16, 16));
    }
    images.add(TrainingData.rendered("double", filled(32 * 16, 8), 32, 16));
    images.add(TrainingData.rendered("huge", filled(400 * 400, 9), 400, 400));
    PatchSampler sampler = sampler(images, 16, 4, Augmentation.NONE, 3);
    assertEquals((7 + 2 + 16 + 3) / 4, sampler.batchesPerEpoch());
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] seen = new int[10];
      for (int i = 0; i < sampler.batchesPerEpoch(); i++) {
        float[] target = TrainingData.array(sampler.batch(epoch, i).target());
        for (int n = 0; n < 4; n++) {
          seen[(int) target[n * 256]]++;
        }
      }
      for (int i = 1; i <= 7; i++) {
        assertTrue(seen[i] >= 1, "image " + i);
      }
      assertTrue(seen[8] >= 2 && seen[9] >= 16 && seen[9] <= 19, Arrays.toString(seen));
    }
  }

  @Test
  void smallRareForegroundIsSeen() {
    int[] labels = new int[500 * 500];
    labels[7 * 500 + 490] = 1; // one pixel of a rare class in a corner
    for (int i = 100 * 500; i < 300 * 500; i++) {
      labels[i] = 2;
    }
    TrainingImage image = TrainingData.rendered("rare", labels, 500, 500);
    PatchSampler sampler = sampler(List.of(image), 32, 100, DEFAULT, 5);
    float[] target = TrainingData.array(sampler.batch(0, 0).target());
    int with = 0;
    for (int n = 0; n < 100; n++) {
      for (int i = 0; i < 1024; i++) {
        if (target[n * 1024 + i] == 1) {
          with++;
          break;
        }
      }
    }
    // Half of the patches go to an object, and the class is one of two; by chance it would be 0.4.
    assertTrue(with >= 12 && with <= 40, "patches with the rare class: " + with);
  }

  @Test
  void noPatchIsAllIgnored() {
    int[] labels = filled(600 * 400, -1);
    labels[5] = 0;
    labels[399 * 600 + 300] = 0;
    labels[200 * 600 + 599] = 4;
    TrainingImage image = TrainingData.rendered("sparse", labels, 600, 400);
    Augmentation strong = Augmentation.parse("strong");
    float[] target =
        TrainingData.array(sampler(List.of(image), 24, 300, strong, 5).batch(0, 0).target());
    int background = 0;
    for (int n = 0; n < 300; n++) {
      float best = -1;
      for (int i = 0; i < 24 * 24; i++) {
        best = Math.max(best, target[n * 24 * 24 + i]);
      }
      assertTrue(best >= 0, "patch " + n + " holds nothing to learn from");
      background += best == 0 ? 1 : 0;
    }
    assertTrue(background > 50, "patches of annotated background: " + background);
  }

  @Test
  void fewStrokesAndObjectsAreSeenInEveryPatch() {
    SplittableRandom random = new SplittableRandom(3);
    long[][] sizes = {{700, 500}, {40, 300}, {20, 20}, {150, 120, 9}};
    for (long[] size : sizes) {
      for (int margin : new int[] {0, 9}) {
        assertLearnsFromEveryPatch(sparse(random, size), margin);
      }
    }
  }

  private static void assertLearnsFromEveryPatch(TrainingImage image, int margin) {
    int[] patch = {48, 32, 4};
    int n = image.spatialDimensions();
    int count = 60;
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(List.of(image)),
            Arrays.copyOf(patch, n),
            count,
            Augmentation.parse("strong(rotation=1)"),
            new TrainingData.Identity(margin),
            4);
    float[] target = TrainingData.array(sampler.batch(0, 0).target());
    int pixels = target.length / count;
    int objects = 0;
    int background = 0;
    for (int p = 0; p < count; p++) {
      float best = -1;
      boolean zero = false;
      for (int i = p * pixels; i < (p + 1) * pixels; i++) {
        best = Math.max(best, target[i]);
        zero |= target[i] == 0;
      }
      assertTrue(best >= 0, "patch " + p + " of " + image.name() + " holds nothing");
      objects += best > 0 ? 1 : 0;
      background += zero ? 1 : 0;
    }
    assertTrue(objects > count / 3, "patches with objects: " + objects);
    assertTrue(background > count / 4, "patches with background: " + background);
  }

  /** Two specks of objects and two strokes of background one pixel wide; all else is ignored. */
  private static TrainingImage sparse(SplittableRandom random, long... size) {
    int width = (int) size[0];
    int[] labels = filled((int) Arrays.stream(size).reduce(1, (a, b) -> a * b), -1);
    for (int k = 0; k < 2; k++) {
      int start = random.nextInt(labels.length / width) * width;
      int from = random.nextInt(width - 10);
      Arrays.fill(labels, start + from, start + from + 10, 0);
    }
    for (int label = 1; label <= 2; label++) {
      int at = random.nextInt(labels.length - 3);
      Arrays.fill(labels, at, at + 3, label);
    }
    return TrainingData.rendered("sparse " + Arrays.toString(size), labels, size);
  }

  @Test
  void imagesWithoutAnnotationAreLeftOutAndNoneIsRefused() {
    TrainingImage ignored = TrainingData.rendered("ignored", filled(400, -1), 20, 20);
    TrainingImage good = TrainingData.rendered("good", filled(400, 1), 20, 20);
    PatchSampler sampler = sampler(List.of(ignored, good), 20, 1, Augmentation.NONE, 1);
    assertEquals(1, sampler.batchesPerEpoch());
    assertEquals(1, TrainingData.array(sampler.batch(0, 0).target())[0]);
    assertThrows(
        InvalidRequestException.class,
        () -> sampler(List.of(ignored), 20, 1, Augmentation.NONE, 1));
  }

  @Test
  void unlikeImagesAreRefusedByName() {
    TrainingImage flat = TrainingData.disks("flat", 1, 20, 20);
    TrainingImage deep = TrainingData.disks("deep", 1, 20, 20, 5);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> sampler(List.of(flat, deep), 20, 1, Augmentation.NONE, 1));
    assertTrue(e.getMessage().startsWith("deep"));
  }

  @Test
  void queueGivesTheSameBatchesInOrderAndEndsItsThreads() throws InterruptedException {
    PatchSampler sampler = sampler(TrainingData.several(9, 64, 64), 32, 2, DEFAULT, 1);
    int count = 0;
    try (BatchQueue queue =
        new BatchQueue(
            sampler, 2L * sampler.batchesPerEpoch(), sampler.batchesPerEpoch(), 3, 2, () -> {})) {
      while (queue.hasNext()) {
        assertArrayEquals(
            TrainingData.array(sampler.batch(2, count++).input()),
            TrainingData.array(queue.next().input()));
      }
    }
    assertEquals(sampler.batchesPerEpoch(), count);
    try (BatchQueue queue =
        new BatchQueue(
            sampler, 2L * sampler.batchesPerEpoch(), sampler.batchesPerEpoch(), 3, 2, () -> {})) {
      queue.next();
    }
    assertNoThreads();
  }

  @Test
  void queuePassesOnWhatWentWrong() throws InterruptedException {
    TargetEncoder broken =
        new TrainingData.Identity(0) {
          @Override
          public ArrayImg<FloatType, FloatArray> encode(
              RandomAccessibleInterval<IntType> labels, Interval patch) {
            throw new IllegalStateException("broken encoder");
          }
        };
    PatchSampler sampler =
        new PatchSampler(
            TrainingImages.of(TrainingData.several(3, 32, 32)),
            new int[] {16, 16},
            1,
            DEFAULT,
            broken,
            1);
    try (BatchQueue queue = new BatchQueue(sampler, 0, 1, 2, 1, () -> {})) {
      IllegalStateException e = assertThrows(IllegalStateException.class, queue::next);
      assertEquals("broken encoder", e.getMessage());
    }
    assertNoThreads();
  }

  @Test
  void epochsAreShuffledDifferently() {
    List<TrainingImage> images = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      images.add(TrainingData.rendered("i" + i, filled(64, i), 8, 8));
    }
    PatchSampler sampler = sampler(images, 8, 20, Augmentation.NONE, 3);
    float[] first = TrainingData.array(sampler.batch(0, 0).target());
    float[] second = TrainingData.array(sampler.batch(1, 0).target());
    assertFalse(Arrays.equals(first, second));
    Arrays.sort(first);
    Arrays.sort(second);
    assertArrayEquals(first, second);
  }

  private static void assertNoThreads() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (Thread.getAllStackTraces().keySet().stream()
          .noneMatch(thread -> thread.getName().startsWith("morula-batches"))) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("a thread was left behind");
  }

  private static PatchSampler sampler(
      List<TrainingImage> images, int patch, int batch, Augmentation augmentation, long seed) {
    int[] size = new int[images.get(0).spatialDimensions()];
    Arrays.fill(size, patch);
    return new PatchSampler(
        TrainingImages.of(images), size, batch, augmentation, new TrainingData.Identity(0), seed);
  }

  private static int[] filled(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }
}
