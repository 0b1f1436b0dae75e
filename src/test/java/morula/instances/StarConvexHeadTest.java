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
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class StarConvexHeadTest {
  private static final StarConvexHead HEAD = new StarConvexHead(32);
  private static final DecoderOptions DEFAULT = DecoderOptions.DEFAULT;

  @Test
  void distancesAreThoseOfStepByStep() {
    Random random = new Random(4);
    for (int round = 0; round < 20; round++) {
      int width = 40 + random.nextInt(20);
      int[] discs = Scenes.array(Scenes.discs(width - 2, 45, 5 + random.nextInt(25), round));
      int[] labels = Blocks.framed(discs, width - 2, -1);
      if (round % 2 == 0) {
        for (int k = 0; k < 5; k++) {
          labels[random.nextInt(labels.length)] = -1;
        }
      }
      RayDirections rays = RayDirections.of(3 + random.nextInt(30));
      StarDistances distances = new StarDistances(labels, width, rays);
      for (int p = 0; p < labels.length; p++) {
        for (int k = 0; labels[p] > 0 && k < rays.count(); k++) {
          double angle = 2 * Math.PI * k / rays.count();
          assertEquals(stepByStep(labels, width, p, angle), distances.along(p, k), 1e-5);
        }
      }
    }
  }

  private static double stepByStep(int[] labels, int width, int p, double angle) {
    for (int steps = 1; ; steps++) {
      int x = (int) Math.floor(p % width + 0.5 + steps * Math.cos(angle));
      int y = (int) Math.floor(p / width + 0.5 + steps * Math.sin(angle));
      int label = labels[y * width + x];
      if (label < 0) {
        return Double.NaN;
      }
      if (label != labels[p]) {
        double larger = Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));
        return steps - 1 + 0.5 / larger;
      }
    }
  }

  @Test
  void whatIsUnknownOrBackgroundCostsNothing() {
    var labels = Scenes.labels(6, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, -1, 0, 0, 0, 0, 0, 0, 0);
    var target = new StarConvexHead(4).encoder().encode(labels, labels);
    float half = 0.5f / 14.5f;
    float ignore = TargetEncoder.IGNORE;
    assertEquals(ignore, target.getAt(4, 1, 0).get(), "unknown");
    assertEquals(0, target.getAt(0, 0, 0).get());
    assertEquals(ignore, target.getAt(0, 0, 1).get(), "background");
    assertEquals(ignore, target.getAt(1, 0, 2).get(), "background towards an object");
    assertEquals(1, target.getAt(2, 1, 0).get());
    assertEquals(ignore, target.getAt(2, 1, 1).get(), "towards what is unknown");
    assertEquals(half, target.getAt(2, 1, 2).get());
    assertEquals(1.5f / 15.5f, target.getAt(2, 1, 3).get(), 1e-6);
    assertEquals(1.5, StarConvexEncoder.decoded(target.getAt(2, 1, 3).get()), 1e-5);
    assertEquals(half, target.getAt(2, 1, 4).get());
  }

  @Test
  void patchesAreEncodedAsInTheWhole() {
    Scenes.assertPatchesAreAsInTheWhole(HEAD.encoder(), Scenes.discs(200, 190, 20, 3));
  }

  @Test
  void anObjectThatWasDrawnAloneIsWhole() {
    Scenes.assertAloneIsAsInBackground(HEAD.encoder());
  }

  @Test
  void roundAndStarShapedObjectsComeBack() {
    for (int blur = 0; blur <= 2; blur++) {
      ArrayImg<IntType, IntArray> truth = Scenes.discs(300, 200, 24, 1);
      assertComesBack(truth, likePrediction(truth, blur), 0.8, "discs, blur " + blur);
    }
    ArrayImg<IntType, IntArray> stars = ArrayImgs.ints(220, 220);
    for (int y = 0; y < 220; y++) {
      for (int x = 0; x < 220; x++) {
        double angle = Math.atan2(y % 55 - 27, x % 55 - 27);
        double radius = 16 + 6 * Math.cos(5 * angle + y / 55);
        if (Math.hypot(y % 55 - 27, x % 55 - 27) < radius) {
          stars.getAt(x, y).set(1 + y / 55 * 4 + x / 55);
        }
      }
    }
    assertComesBack(stars, likePrediction(stars, 0), 0.85, "stars");
  }

  @Test
  void doublesAreSuppressedAndWhatTouchesIsKept() {
    var prediction = ArrayImgs.floats(80, 40, 1 + 32);
    peak(prediction, 20, 20, 0.9f, 10);
    peak(prediction, 24, 21, 0.8f, 10); // the same again
    peak(prediction, 40, 20, 0.7f, 10); // touches
    peak(prediction, 46, 20, 0.6f, 3); // small, within the one before
    peak(prediction, 70, 20, 0.4f, 5); // not probable
    int[] found = Scenes.array(Scenes.decode(HEAD.decoder(DEFAULT), prediction));
    assertEquals(2, Scenes.renumber(found.clone()));
    assertEquals(1, found[20 * 80 + 11]);
    assertEquals(2, found[20 * 80 + 49]);
    assertEquals(0, found[20 * 80 + 70]);
    assertEquals(3, count(prediction, DEFAULT.with(DecoderOption.OVERLAP, 0.8)));
    assertEquals(3, count(prediction, DEFAULT.withForegroundThreshold(0.3)));
    assertEquals(0, count(prediction, DEFAULT.withAreas(400, 1000)));
    assertEquals(1, count(prediction, DEFAULT.withAreas(5, 100)), "the small one is free");
  }

  @Test
  void neitherThreadsNorWindowsChangeAnything() throws Exception {
    ArrayImg<IntType, IntArray> truth = Scenes.discs(400, 350, 22, 6);
    var prediction = likePrediction(truth, 1);
    DecoderOptions options = DEFAULT.withForegroundThreshold(0.05); // components of many objects
    Scenes.assertThreadsChangeNothing(HEAD.decoder(options), prediction);
    int[] whole = Scenes.array(Scenes.decode(HEAD.decoder(options), prediction));
    assertTrue(Scenes.renumber(whole.clone()) > 200);
    var windows = new StarConvexDecoder(options, 32, new Windows(1000, 120, 100));
    assertArrayEquals(whole, Scenes.array(Scenes.decode(windows, prediction)));
  }

  @Test
  void emptyAndWildPredictions() {
    assertEquals(0, count(ArrayImgs.floats(20, 10, 33), DEFAULT));
    var wild = ArrayImgs.floats(20, 10, 33);
    wild.forEach(p -> p.set(1)); // rays without end
    int[] found = Scenes.array(Scenes.decode(HEAD.decoder(DEFAULT), wild));
    assertEquals(200, java.util.Arrays.stream(found).sum(), "all are of object 1");
    wild.forEach(p -> p.set(Float.NaN));
    for (int i = 0; i < 200; i++) {
      wild.update(null).setValue(i, 1); // probable, but the rays are no numbers
    }
    assertEquals(0, count(wild, DEFAULT));
  }

  @Test
  void theNumberOfRaysIsInTheText() {
    assertEquals("star_convex(rays=32)", Heads.anyOf("star_convex").text());
    Head head = Heads.anyOf("Star_Convex(rays=16)");
    assertEquals("star_convex(rays=16)", head.text());
    assertEquals(17, head.channels().size());
    assertEquals("flows", Heads.anyOf("flows").text());
    for (String text :
        new String[] {"star_convex(rays=2)", "star_convex(ray=9)", "flows(rays=9)"}) {
      assertThrows(InvalidRequestException.class, () -> Heads.anyOf(text));
    }
  }

  /** One probable pixel with rays of one length. */
  private static void peak(
      ArrayImg<FloatType, FloatArray> prediction, int x, int y, float probability, float radius) {
    prediction.getAt(x, y, 0).set(probability);
    for (int k = 1; k <= 32; k++) {
      prediction.getAt(x, y, k).set(radius / (radius + StarConvexEncoder.SCALE));
    }
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

  /** Targets of the middle of a larger scene; the probability blurred. */
  private static ArrayImg<FloatType, FloatArray> likePrediction(
      ArrayImg<IntType, IntArray> labels, int blur) {
    int width = (int) labels.dimension(0);
    int height = (int) labels.dimension(1);
    var framed =
        ArrayImgs.ints(Blocks.framed(Scenes.array(labels), width, 0), width + 2, height + 2);
    var target =
        HEAD.encoder().encode(framed, net.imglib2.FinalInterval.createMinSize(1, 1, width, height));
    float[] values = target.update(null).getCurrentStorageArray();
    var probability =
        Scenes.blurred(
            ArrayImgs.floats(java.util.Arrays.copyOf(values, width * height), width, height, 1),
            blur);
    System.arraycopy(
        probability.update(null).getCurrentStorageArray(), 0, values, 0, width * height);
    return target;
  }
}
