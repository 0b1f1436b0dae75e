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
import morula.patches.TargetEncoder;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class FlowHeadTest {
  private static final FlowHead HEAD = new FlowHead();
  private static final DecoderOptions DEFAULT = DecoderOptions.DEFAULT;

  @Test
  void discsComeBackFromPerfectBlurredAndNoisyPredictions() {
    ArrayImg<IntType, IntArray> truth = Scenes.discs(300, 200, 24, 1);
    assertComesBack(truth, targets(truth), 0.95, "perfect");
    for (int blur = 1; blur <= 2; blur++) {
      var prediction = likePrediction(truth, blur);
      assertComesBack(truth, prediction, 0.75, "blur " + blur);
      assertComesBack(truth, noisy(prediction, 0.05), 0.75, "noise on blur " + blur);
    }
  }

  @Test
  void longAndCurvedShapesComeBack() {
    ArrayImg<IntType, IntArray> truth = ArrayImgs.ints(300, 220);
    for (int k = 0; k < 4; k++) { // waves that touch the next one
      for (int x = 10; x < 290; x++) {
        Scenes.disc(truth, x, 15 + 9 * k + 8 * Math.sin(x / 20.0), 4, k + 1);
      }
    }
    for (double a = 0.7; a < 5.6; a += 0.01) { // a C, and a disc in it
      Scenes.disc(truth, 60 + 40 * Math.cos(a), 130 + 40 * Math.sin(a), 6, 5);
    }
    Scenes.disc(truth, 60, 130, 15, 6);
    for (double t = 0; t < 14; t += 0.01) { // a spiral
      Scenes.disc(truth, 200 + (8 + 4 * t) * Math.cos(t), 140 + (8 + 4 * t) * Math.sin(t), 5, 7);
    }
    for (int k = 0; k < 5; k++) { // a bundle of rods
      for (int i = 0; i < 90; i++) {
        Scenes.disc(truth, 10 + i, 180 + 7 * k, 3.5, 8 + k);
      }
    }
    assertComesBack(truth, targets(truth), 0.9, "perfect");
    assertComesBack(truth, likePrediction(truth, 1), 0.7, "blurred");
  }

  /** Objects below the user's limit are dropped, as with other heads; not joined until they fit. */
  @Test
  void smallObjectsThatTouchAreDropped() {
    ArrayImg<IntType, IntArray> truth = ArrayImgs.ints(80, 40);
    Scenes.disc(truth, 20, 20, 8, 1); // about 200 pixels
    Scenes.disc(truth, 36, 20, 8, 2);
    Scenes.disc(truth, 60, 20, 12, 3); // about 450 pixels
    ArrayImg<IntType, IntArray> found = ArrayImgs.ints(80, 40);
    DecoderOptions options = DEFAULT.withAreas(300, Double.POSITIVE_INFINITY);
    assertEquals(
        1, HEAD.decoder(options).decode(targets(truth), found, morula.progress.Progress.NONE));
    assertEquals(1, found.getAt(60, 20).get());
    assertEquals(0, found.getAt(20, 20).get());
  }

  @Test
  void flowsLeadToTheMiddleAtFullLength() {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(41, 41);
    Scenes.disc(labels, 20, 20, 15, 7);
    int[] frame = Blocks.framed(Scenes.array(labels), 41, 0);
    FlowField field = FlowField.of(frame, 43);
    for (int p = 0; p < frame.length; p++) {
      double x = 21 - p % 43;
      double y = 21 - p / 43;
      double r = Math.hypot(x, y);
      double length = Math.hypot(field.x()[p], field.y()[p]);
      assertEquals(frame[p] > 0 && r > 0 ? 1 : 0, length, 1e-5);
      if (frame[p] > 0 && r > 0) {
        double cosine = (field.x()[p] * x + field.y()[p] * y) / r;
        // at the jagged edge the field follows the pixels
        assertTrue(cosine > (r < 11 ? 0.97 : 0.85), r + ": " + cosine);
      }
    }
  }

  @Test
  void timesAreThoseOfStraightWaysAndRoundCorners() {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(60, 60);
    labels.forEach(p -> p.set(1));
    for (int y = 10; y < 50; y++) {
      for (int x = 30; x < 60; x++) {
        labels.getAt(x, y).set(0);
      }
    }
    int[] block = Blocks.framed(Scenes.array(labels), 60, 0);
    float[] cost = new float[block.length];
    java.util.Arrays.fill(cost, 0.5f);
    int source = 6 * 62 + 50;
    float[] time = TravelTime.from(new int[] {source}, new Pieces(block, 62), 62, cost);
    assertEquals(0, time[source]);
    assertEquals(Float.POSITIVE_INFINITY, time[30 * 62 + 50], "outside");
    double corner = 0.5 * Math.hypot(50 - 30, 10 - 6);
    assertEquals(corner, time[10 * 62 + 30], 0.05 * corner);
    double other = corner + 0.5 * 41 + 0.5 * Math.hypot(50 - 30, 55 - 51);
    assertEquals(other, time[55 * 62 + 50], 0.05 * other);
  }

  @Test
  void whatIsUnknownOrBackgroundCostsNothing() {
    float[] target =
        targets(Scenes.labels(5, 0, 0, 3, 3, 3, 0, 0, 3, 3, -2))
            .update(null)
            .getCurrentStorageArray();
    float ignore = TargetEncoder.IGNORE;
    for (int p = 0; p < 10; p++) {
      boolean object = p == 2 || p == 3 || p == 4 || p == 7 || p == 8;
      assertEquals(p == 9 ? ignore : object ? 1 : 0, target[p]);
      for (int c = 10; c < 30; c += 10) {
        float v = target[c + p];
        assertTrue(object ? v >= 0 && v <= 1 : v == ignore, p + ": " + v);
      }
    }
  }

  @Test
  void patchesAreEncodedAsInTheWhole() {
    Scenes.assertPatchesAreAsInTheWhole(HEAD.encoder(), Scenes.discs(200, 190, 20, 3));
    var volume = ArrayImgs.ints(3, 3, 3);
    assertThrows(IllegalArgumentException.class, () -> HEAD.encoder().encode(volume, volume));
  }

  @Test
  void neitherThreadsNorWindowsChangeAnything() throws Exception {
    ArrayImg<IntType, IntArray> truth = Scenes.tissue(400, 350, 22, 6);
    var prediction = noisy(likePrediction(truth, 1), 0.05);
    DecoderOptions options = DEFAULT.with(DecoderOption.FLOW_ERROR, 0.8);
    Scenes.assertThreadsChangeNothing(HEAD.decoder(options), prediction);
    int[] whole = Scenes.array(Scenes.decode(HEAD.decoder(options), prediction));
    assertTrue(Scenes.renumber(whole.clone()) > 200);
    var windows =
        new ForegroundDecoder(options, new FlowSplitter(options), new Windows(1000, 120, 100));
    assertArrayEquals(whole, Scenes.array(Scenes.decode(windows, prediction)));
  }

  @Test
  void largerDynamicsSplitLess() {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(60, 30);
    Scenes.disc(labels, 20, 15, 11, 1);
    Scenes.disc(labels, 38, 15, 11, 2);
    var prediction = likePrediction(labels, 2);
    assertEquals(2, count(prediction, DEFAULT));
    assertEquals(1, count(prediction, DEFAULT.with(DecoderOption.DYNAMICS, 1)));
  }

  @Test
  void objectsWithFlowsThatAreNotTheirsCanBeDropped() {
    ArrayImg<IntType, IntArray> labels = Scenes.discs(120, 30, 30, 4);
    var prediction = targets(labels);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 30; x++) { // the first flows to the right
        prediction.getAt(x, y, 1).set(1);
        prediction.getAt(x, y, 2).set(0.5f);
      }
    }
    int all = count(prediction, DEFAULT);
    assertEquals(all - 1, count(prediction, DEFAULT.with(DecoderOption.FLOW_ERROR, 0.8)));
  }

  @Test
  void emptyAndUnclearPredictions() {
    assertEquals(0, count(ArrayImgs.floats(20, 10, 3), DEFAULT));
    var still = ArrayImgs.floats(20, 10, 3);
    still.forEach(p -> p.set(0.5f)); // all foreground, no flow
    assertEquals(1, count(still, DEFAULT));
    var nothing = ArrayImgs.floats(20, 10, 3);
    nothing.forEach(p -> p.set(Float.NaN));
    assertEquals(0, count(nothing, DEFAULT));
    for (int i = 0; i < 200; i++) {
      nothing.update(null).setValue(i, 1); // foreground with flows that are no numbers
    }
    assertEquals(1, count(nothing, DEFAULT));
  }

  private static void assertComesBack(
      ArrayImg<IntType, IntArray> truth,
      ArrayImg<FloatType, FloatArray> prediction,
      double iou,
      String what) {
    int[] found = Scenes.array(Scenes.decode(HEAD.decoder(DEFAULT), prediction));
    assertEquals(
        Scenes.renumber(Scenes.array(truth).clone()), Scenes.renumber(found.clone()), what);
    double worst = Scenes.worstIou(Scenes.array(truth), found);
    assertTrue(worst > iou, what + ": " + worst);
  }

  private static int count(ArrayImg<FloatType, FloatArray> prediction, DecoderOptions options) {
    return Scenes.renumber(Scenes.array(Scenes.decode(HEAD.decoder(options), prediction)));
  }

  private static ArrayImg<FloatType, FloatArray> targets(ArrayImg<IntType, IntArray> labels) {
    return HEAD.encoder().encode(labels, labels);
  }

  /** Blurred targets, without direction where there is nothing to learn it from. */
  private static ArrayImg<FloatType, FloatArray> likePrediction(
      ArrayImg<IntType, IntArray> labels, int blur) {
    var target = targets(labels);
    target.forEach(p -> p.set(p.get() < 0 ? 0.5f : p.get()));
    return Scenes.blurred(target, blur);
  }

  private static ArrayImg<FloatType, FloatArray> noisy(
      ArrayImg<FloatType, FloatArray> prediction, double deviation) {
    Random random = new Random(3);
    prediction.forEach(
        p -> {
          double v = p.get() + deviation * random.nextGaussian();
          p.set((float) Math.max(0, Math.min(1, v)));
        });
    return prediction;
  }
}
