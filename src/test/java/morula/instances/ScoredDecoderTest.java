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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class ScoredDecoderTest {
  private static final int SIZE = 150;
  private static final Head HEAD = new DistanceHead();
  private final ArrayImg<FloatType, FloatArray> prediction = doubtful();

  /** Discs, more and less sure from the top to the bottom. */
  private static ArrayImg<FloatType, FloatArray> doubtful() {
    ArrayImg<IntType, IntArray> labels = Scenes.discs(SIZE, SIZE, 24, 5);
    Scenes.renumber(Scenes.array(labels));
    ArrayImg<FloatType, FloatArray> scene = Scenes.perfect(labels);
    float[] values = scene.update(null).getCurrentStorageArray();
    for (int i = 0; i < SIZE * SIZE; i++) {
      values[i] *= 1 - 0.4f * (i / SIZE) / SIZE;
    }
    return scene;
  }

  private ScoredDecoder.Objects decode(double minimumScore, int[] labels) {
    DecoderOptions options = DecoderOptions.DEFAULT.withMinimumScore(minimumScore);
    return new ScoredDecoder(HEAD, options)
        .decodeScored(prediction, ArrayImgs.ints(labels, SIZE, SIZE), Progress.NONE);
  }

  @Test
  void keepsTheSureOnesInTheirOrder() {
    int[] all = new int[SIZE * SIZE];
    ScoredDecoder.Objects found = decode(0, all);
    assertArrayEquals(found.found(), found.kept());
    double limit = DoubleStream.of(found.found()).sorted().toArray()[found.count() / 2];
    int[] sure = new int[SIZE * SIZE];
    ScoredDecoder.Objects kept = decode(limit, sure);
    assertArrayEquals(found.found(), kept.found());
    assertTrue(kept.count() > 0 && kept.count() < found.count(), kept.count() + "");
    assertEquals(kept.count(), kept.kept().length);
    int[] numbers = new int[found.count() + 1];
    int next = 0;
    for (int label = 1; label <= found.count(); label++) {
      if (found.found()[label - 1] >= limit) {
        numbers[label] = ++next;
        assertEquals(found.found()[label - 1], kept.kept()[next - 1]);
      }
    }
    assertArrayEquals(Arrays.stream(all).map(v -> numbers[v]).toArray(), sure);
  }

  @Test
  void theSameWithAndWithoutTheScores() {
    for (double minimum : new double[] {0, 0.7, 1}) {
      int[] scored = new int[SIZE * SIZE];
      int[] plain = new int[SIZE * SIZE];
      DecoderOptions options = DecoderOptions.DEFAULT.withMinimumScore(minimum);
      int count =
          new ScoredDecoder(HEAD, options)
              .decode(prediction, ArrayImgs.ints(plain, SIZE, SIZE), Progress.NONE);
      assertEquals(decode(minimum, scored).count(), count);
      assertArrayEquals(scored, plain);
      assertEquals(count, IntStream.of(plain).max().orElseThrow());
    }
  }

  @Test
  void headsWithoutScoresKeepAll() {
    Head head = new SemanticHead(3);
    DecoderOptions options = DecoderOptions.DEFAULT.withMinimumScore(1);
    int[] labels = new int[SIZE * SIZE];
    ScoredDecoder.Objects objects =
        new ScoredDecoder(head, options)
            .decodeScored(prediction, ArrayImgs.ints(labels, SIZE, SIZE), Progress.NONE);
    assertEquals(0, objects.found().length);
    assertTrue(objects.count() > 1, "classes");
  }
}
