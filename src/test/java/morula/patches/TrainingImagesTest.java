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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class TrainingImagesTest {
  private static final int SIDE = 16;
  private static final int COUNT = 50;

  /** Filled with its index; one object in a corner, so that patches would like to be there. */
  private static TrainingImage numbered(int index) {
    float[] pixels = new float[SIDE * SIDE];
    Arrays.fill(pixels, index);
    int[] labels = new int[SIDE * SIDE];
    labels[0] = 1;
    return new TrainingImage(
        "image " + index,
        ArrayImgs.floats(pixels, SIDE, SIDE, 1),
        ArrayImgs.ints(labels, SIDE, SIDE));
  }

  private static PatchSampler sampler(TrainingImages images) {
    return new PatchSampler(
        images, new int[] {SIDE, SIDE}, 5, Augmentation.NONE, new TrainingData.Identity(0), 3);
  }

  @Test
  void makesAnImageWhenItsPatchIsDrawnAndNotBefore() {
    Set<Integer> made = ConcurrentHashMap.newKeySet();
    PatchSampler sampler =
        sampler(
            TrainingImages.generated(
                COUNT,
                i -> {
                  made.add(i);
                  return numbered(i);
                }));
    assertEquals(Set.of(0), made);
    sampler.batch(0);
    assertTrue(made.size() <= 6, "the first, and one a patch: " + made);
  }

  @Test
  void everyPassTakesEveryImageWholeOnce() {
    PatchSampler sampler = sampler(TrainingImages.generated(COUNT, TrainingImagesTest::numbered));
    assertEquals(COUNT / 5, sampler.batchesPerEpoch());
    for (int pass = 0; pass < 2; pass++) {
      Set<Float> seen = new HashSet<>();
      for (int i = 0; i < sampler.batchesPerEpoch(); i++) {
        Batch batch = sampler.batch(pass, i);
        float[] input = TrainingData.array(batch.input());
        float[] target = TrainingData.array(batch.target());
        for (int n = 0; n < 5; n++) {
          seen.add(input[n * SIDE * SIDE]);
          assertEquals(1, target[n * SIDE * SIDE], "the whole image, not shifted");
        }
      }
      assertEquals(COUNT, seen.size());
    }
  }

  @Test
  void madeOrInMemoryGivesTheSameBatches() {
    PatchSampler made = sampler(TrainingImages.generated(4, TrainingImagesTest::numbered));
    PatchSampler held =
        sampler(
            TrainingImages.of(
                TrainingImages.generated(4, TrainingImagesTest::numbered).forStatistics()));
    for (int step = 0; step < 3; step++) {
      assertArrayEquals(
          TrainingData.array(made.batch(step).input()),
          TrainingData.array(held.batch(step).input()));
    }
  }

  @Test
  void moreThanMemoryHoldsAreMadeAgain() {
    AtomicInteger made = new AtomicInteger();
    long side = 2048; // 32 MB each
    TrainingImage large =
        new TrainingImage("large", ArrayImgs.floats(side, side, 1), ArrayImgs.ints(side, side));
    int count = (int) (Runtime.getRuntime().maxMemory() / (8 * side * side)) + 2;
    TrainingImages images =
        TrainingImages.generated(
            count,
            i -> {
              made.incrementAndGet();
              return large;
            });
    images.get(count - 1);
    images.get(count - 1);
    assertEquals(3, made.get());
    images.get(0);
    assertEquals(3, made.get(), "the first are kept");
    assertEquals(Math.min(count, TrainingImages.FOR_STATISTICS), images.forStatistics().size());
  }
}
