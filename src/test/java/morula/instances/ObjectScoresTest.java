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
import morula.progress.Progress;
import morula.progress.TestProgress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class ObjectScoresTest {
  private static final int FOREGROUND = 0;
  private static final int BOUNDARY = 2;

  private static double[] scores(
      ArrayImg<FloatType, FloatArray> prediction, ArrayImg<IntType, IntArray> labels, int objects) {
    return ObjectScores.of(new DistanceHead(), prediction, labels, objects, Progress.NONE);
  }

  private static void set(
      ArrayImg<FloatType, FloatArray> prediction, int channel, float... values) {
    var cursor = net.imglib2.view.Views.hyperSlice(prediction, 2, channel).cursor();
    for (float value : values) {
      cursor.next().set(value);
    }
  }

  @Test
  void followsItsDefinition() {
    ArrayImg<IntType, IntArray> labels = Scenes.labels(5, 0, 1, 1, 2, 0, 0, 0, 0, 2, 0);
    ArrayImg<FloatType, FloatArray> prediction = ArrayImgs.floats(5, 2, 3);
    set(prediction, FOREGROUND, .2f, .8f, .9f, .7f, .1f, 0, .3f, .4f, .6f, 0);
    set(prediction, BOUNDARY, 0, .1f, .5f, .6f, .2f, 0, 0, .7f, 0, .3f);
    // outline of 1: left .2, below .3 and .4 (boundary .7), right object 2 (boundary .6)
    double one = 1.7 / (2 + .2 + .3 + .4) * (.8 + .7 + .7 + .6) / 4;
    // of 2: left object 1 and .4 (boundary .7), right .1 and 0
    double two = 1.3 / (2 + .4 + .1 + 0) * (.6 + .7 + .9 + 1) / 4;
    assertArrayEquals(new double[] {one, two, 0}, scores(prediction, labels, 3), 1e-6);
  }

  @Test
  void withoutBoundaryTheEdgeOfTouchingObjectsIsNotCounted() {
    ArrayImg<IntType, IntArray> labels = Scenes.labels(5, 0, 1, 1, 2, 0, 0, 0, 0, 2, 0);
    ArrayImg<FloatType, FloatArray> prediction = ArrayImgs.floats(5, 2, 3);
    set(prediction, FOREGROUND, .2f, .8f, .9f, .7f, .1f, 0, .3f, .4f, .6f, 0);
    // outline of 1: left .2, below .3 and .4
    double one = 1.7 / (2 + .2 + .3 + .4) * (.8 + .7 + .6) / 3;
    // of 2: left .4, right .1 and 0
    double two = 1.3 / (2 + .4 + .1 + 0) * (.6 + .9 + 1) / 3;
    ObjectScorer scorer = new OutlineScorer(FOREGROUND, OutlineScorer.NO_BOUNDARY);
    assertArrayEquals(
        new double[] {one, two, 0}, scorer.score(prediction, labels, 3, Progress.NONE), 1e-6);
  }

  @Test
  void perfectPredictionsScoreHighAndUnsureOnesLower() {
    ArrayImg<IntType, IntArray> labels = Scenes.discs(120, 120, 24, 5);
    int objects = Scenes.renumber(Scenes.array(labels));
    double[] sure = scores(Scenes.perfect(labels), labels, objects);
    double[] unsure = scores(Scenes.blurred(Scenes.perfect(labels), 3), labels, objects);
    for (int i = 0; i < objects; i++) {
      assertTrue(sure[i] > 0.9, sure[i] + "");
      assertTrue(unsure[i] < sure[i] - 0.1, unsure[i] + "");
    }
  }

  @Test
  void mergedSplitAndInventedObjectsScoreLessThanRightOnes() {
    ArrayImg<IntType, IntArray> truth = ArrayImgs.ints(100, 40);
    Scenes.disc(truth, 15, 20, 9, 1);
    Scenes.disc(truth, 45, 20, 9, 2);
    Scenes.disc(truth, 63, 20, 9, 3);
    ArrayImg<FloatType, FloatArray> prediction = Scenes.blurred(Scenes.perfect(truth), 1);
    double[] right = scores(prediction, truth, 3);

    ArrayImg<IntType, IntArray> wrong = ArrayImgs.ints(100, 40);
    int[] from = Scenes.array(truth);
    int[] to = Scenes.array(wrong);
    for (int i = 0; i < to.length; i++) {
      boolean left = i % 100 < 15;
      to[i] = from[i] == 1 ? (left ? 1 : 2) : from[i] > 1 ? 3 : 0;
    }
    Scenes.disc(wrong, 88, 20, 5, 4);
    double[] scores = scores(prediction, wrong, 4);
    assertTrue(scores[0] < right[0] - 0.1 && scores[1] < right[0] - 0.1, "halves");
    assertTrue(scores[3] < 0.1, "out of nothing");
    // the merged one has a clear outline: only its inner edge, which no rule of one pass sees,
    // tells
    assertTrue(scores[2] <= 1);
  }

  @Test
  void isTheSameInBandsAsInOneGo() {
    // rows of 2^19 pixels: bands of two rows
    int width = 1 << 19;
    Random random = new Random(3);
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(width, 5);
    ArrayImg<FloatType, FloatArray> prediction = ArrayImgs.floats(width, 5, 3);
    ArrayImg<IntType, IntArray> small = ArrayImgs.ints(40, 5);
    ArrayImg<FloatType, FloatArray> smallPrediction = ArrayImgs.floats(40, 5, 3);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 40; x++) {
        int label = random.nextInt(4);
        labels.randomAccess().setPositionAndGet(x, y).set(label);
        small.randomAccess().setPositionAndGet(x, y).set(label);
        for (int c = 0; c < 3; c++) {
          float value = random.nextFloat();
          prediction.randomAccess().setPositionAndGet(x, y, c).set(value);
          smallPrediction.randomAccess().setPositionAndGet(x, y, c).set(value);
        }
      }
    }
    // the last column of the small image gets the background that the large one has beyond it
    for (int y = 0; y < 5; y++) {
      small.randomAccess().setPositionAndGet(39, y).set(0);
      labels.randomAccess().setPositionAndGet(39, y).set(0);
    }
    assertArrayEquals(scores(smallPrediction, small, 3), scores(prediction, labels, 3), 1e-12);
  }

  @Test
  void anObjectThatFillsTheImageHasNoOutline() {
    ArrayImg<FloatType, FloatArray> prediction = ArrayImgs.floats(3, 2, 3);
    set(prediction, FOREGROUND, .5f, .5f, .5f, .5f, .5f, .5f);
    assertArrayEquals(
        new double[] {0.5}, scores(prediction, Scenes.labels(3, 1, 1, 1, 1, 1, 1), 1), 1e-6);
  }

  @Test
  void starConvexObjectsHaveTheirPeak() {
    StarConvexHead head = new StarConvexHead(8);
    ArrayImg<FloatType, FloatArray> prediction = ArrayImgs.floats(3, 2, 9);
    set(prediction, 0, .1f, .7f, .9f, .2f, .3f, .4f);
    assertArrayEquals(
        new double[] {0.7, 0.4, 0},
        ObjectScores.of(head, prediction, Scenes.labels(3, 1, 1, 0, 1, 2, 2), 3, Progress.NONE),
        1e-6);
  }

  @Test
  void classesHaveNoScoresAndCancellingWorks() {
    ArrayImg<FloatType, FloatArray> prediction = ArrayImgs.floats(3, 2, 3);
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(3, 2);
    for (Head head : new Head[] {new SemanticHead(3), MaskHead.ofForeground()}) {
      assertEquals(0, ObjectScores.of(head, prediction, labels, 2, Progress.NONE).length);
    }
    Progress cancelled = TestProgress.cancelledWhen(() -> true);
    assertThrows(
        CancellationException.class,
        () -> ObjectScores.of(new DistanceHead(), prediction, labels, 0, cancelled));
  }
}
