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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** The oracle's numbers are made by src/test/oracles/evaluation_oracle.py. */
class ScoresTest {
  /** stardist computes the IoU in 32 bits. */
  private static final double TOLERANCE = 1e-6;

  @Test
  void agreesWithStardistAndSeg() {
    JsonObject oracle = LabelImages.oracle("objects.json");
    Scores pooled = Scores.NONE;
    List<ImageScores> images = new ArrayList<>();
    for (JsonElement element : oracle.getAsJsonArray("cases")) {
      JsonObject example = element.getAsJsonObject();
      String name = example.get("name").getAsString();
      Scores scores =
          Scores.of(
              Overlaps.of(
                  LabelImages.of(example.getAsJsonObject("truth")),
                  LabelImages.of(example.getAsJsonObject("prediction"))));
      assertScores(name, example.getAsJsonObject("scores"), scores);
      assertEquals(example.get("seg").getAsDouble(), scores.seg(), 1e-12, name);
      pooled = pooled.plus(scores);
      images.add(new ImageScores(name, scores, 1, 1, 9));
    }
    assertScores("pooled", oracle.getAsJsonObject("pooled"), pooled);
    assertEquals(oracle.get("pooled_seg").getAsDouble(), pooled.seg(), 1e-12);

    JsonObject mean = oracle.getAsJsonObject("per_image_mean");
    ScoreCurves curves = ScoreCurves.mean(images);
    for (int i = 0; i < Thresholds.count(); i++) {
      assertEquals(at(mean, "accuracy", i), curves.accuracy().get(i), TOLERANCE);
      assertEquals(at(mean, "precision", i), curves.precision().get(i), TOLERANCE);
      assertEquals(at(mean, "recall", i), curves.recall().get(i), TOLERANCE);
      assertEquals(at(mean, "f1", i), curves.f1().get(i), TOLERANCE);
      assertEquals(at(mean, "panoptic_quality", i), curves.panopticQuality().get(i), TOLERANCE);
      assertEquals(at(mean, "mean_matched_score", i), curves.meanMatchedScore().get(i), TOLERANCE);
    }
  }

  private static void assertScores(String name, JsonObject expected, Scores scores) {
    Map<String, DoubleUnaryOperator> byName = new LinkedHashMap<>();
    byName.put("tp", scores::truePositives);
    byName.put("fp", scores::falsePositives);
    byName.put("fn", scores::falseNegatives);
    byName.put("accuracy", scores::accuracy);
    byName.put("precision", scores::precision);
    byName.put("recall", scores::recall);
    byName.put("f1", scores::f1);
    byName.put("panoptic_quality", scores::panopticQuality);
    byName.put("mean_matched_score", scores::meanMatchedScore);
    byName.put("mean_true_score", t -> scores.meanMatchedScore(t) * scores.recall(t));
    assertEquals(expected.keySet(), byName.keySet());
    byName.forEach(
        (key, score) -> {
          for (int i = 0; i < Thresholds.count(); i++) {
            double actual = score.applyAsDouble(Thresholds.value(i));
            assertEquals(at(expected, key, i), actual, TOLERANCE, name + ": " + key + " " + i);
          }
        });
    double mean =
        IntStream.range(0, Thresholds.count())
            .mapToDouble(i -> at(expected, "accuracy", i))
            .average()
            .orElseThrow();
    assertEquals(mean, scores.meanAccuracy(), TOLERANCE, name);
  }

  private static double at(JsonObject scores, String key, int index) {
    return scores.getAsJsonArray(key).get(index).getAsDouble();
  }

  @Test
  void poolingEqualsOneLargeImage() {
    Random random = new Random(4);
    RandomAccessibleInterval<IntType> truth = LabelImages.noise(random, 40, 9, 9);
    // nothing predicted as background: that would be one object of the whole, but two of the parts
    RandomAccessibleInterval<IntType> prediction = plus(LabelImages.noise(random, 40, 9, 9), 1);
    RandomAccessibleInterval<IntType> otherTruth = LabelImages.of("aaabbbccc");
    RandomAccessibleInterval<IntType> otherPrediction = LabelImages.of("aaaabbbbb");
    // labels of the second part are moved out of the way of those of the first
    Scores whole =
        Scores.of(
            Overlaps.of(
                Views.concatenate(1, truth, plus(otherTruth, 100)),
                Views.concatenate(1, prediction, plus(otherPrediction, 100))));
    Scores parts =
        Scores.of(Overlaps.of(truth, prediction))
            .plus(Scores.of(Overlaps.of(otherTruth, otherPrediction)));
    assertEquals(ScoreCurves.of(whole), ScoreCurves.of(parts));
    assertEquals(whole.merges(), parts.merges());
    assertEquals(whole.splits(), parts.splits());
  }

  private static RandomAccessibleInterval<IntType> plus(
      RandomAccessibleInterval<IntType> labels, int offset) {
    RandomAccessibleInterval<IntType> moved = ArrayImgs.ints(labels.dimensionsAsLongArray());
    LoopBuilder.setImages(labels, moved).forEachPixel((from, to) -> to.set(from.get() + offset));
    return moved;
  }

  @Test
  void countsAreAdded() {
    RandomAccessibleInterval<IntType> one = LabelImages.of("1111222233333333");
    RandomAccessibleInterval<IntType> other = LabelImages.of("4444444455556666");
    Scores scores = Scores.of(Overlaps.of(one, other));
    assertEquals(1, scores.merges());
    assertEquals(1, scores.splits());
    Scores sum = scores.plus(Scores.of(Overlaps.of(LabelImages.of("11"), LabelImages.of("12"))));
    sum = sum.plus(scores);
    assertEquals(3 + 1 + 3, sum.trueCount());
    assertEquals(3 + 2 + 3, sum.predictedCount());
    assertEquals(2, sum.merges());
    assertEquals(3, sum.splits());
  }

  @Test
  void curvesNameTheirThresholdsAndNoImageCountsAsAnEmptyOne() {
    ScoreCurves nothing = ScoreCurves.of(Scores.NONE);
    List<Double> thresholds = List.of(0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95);
    assertEquals(thresholds, nothing.thresholds());
    assertEquals(nothing, ScoreCurves.mean(List.of()));
    assertEquals(nothing, ScoreCurves.mean(List.of(new ImageScores("a", Scores.NONE, 1, 1, 9))));
  }

  @Test
  void swappingTruthAndPredictionSwapsPrecisionAndRecall() {
    JsonObject oracle = LabelImages.oracle("objects.json");
    for (JsonElement element : oracle.getAsJsonArray("cases")) {
      RandomAccessibleInterval<IntType> truth =
          LabelImages.of(element.getAsJsonObject().getAsJsonObject("truth"));
      RandomAccessibleInterval<IntType> prediction =
          LabelImages.of(element.getAsJsonObject().getAsJsonObject("prediction"));
      ScoreCurves forth = ScoreCurves.of(Scores.of(Overlaps.of(truth, prediction)));
      ScoreCurves back = ScoreCurves.of(Scores.of(Overlaps.of(prediction, truth)));
      assertEquals(forth.precision(), back.recall());
      assertEquals(forth.accuracy(), back.accuracy());
    }
  }

  @Test
  void emptyAgainstEmptyIsRight() {
    Scores scores = Scores.of(Overlaps.of(ArrayImgs.ints(5, 5), ArrayImgs.ints(5, 5)));
    for (int i = 0; i < Thresholds.count(); i++) {
      double t = Thresholds.value(i);
      assertEquals(1, scores.accuracy(t));
      assertEquals(1, scores.precision(t));
      assertEquals(1, scores.recall(t));
      assertEquals(1, scores.f1(t));
      assertEquals(1, scores.panopticQuality(t));
      assertEquals(1, scores.meanMatchedScore(t));
    }
    assertEquals(1, scores.meanAccuracy());
    assertEquals(1, scores.seg());
    assertThrows(IllegalArgumentException.class, () -> scores.accuracy(0.3));
  }

  @Test
  void sizeRatioIsTheMedianOfPredictedBySizeOfTruth() {
    Scores half = Scores.of(Overlaps.of(LabelImages.of("1111"), LabelImages.of("11..")));
    assertEquals(0.5, half.sizeRatio().orElseThrow());
    Scores twice = Scores.of(Overlaps.of(LabelImages.of("11.."), LabelImages.of("1111")));
    assertEquals(2, twice.sizeRatio().orElseThrow());
    Scores two = Scores.of(Overlaps.of(LabelImages.of("11.2222222"), LabelImages.of("11.222....")));
    assertEquals(1, two.sizeRatio().orElseThrow(), "only one of them is found");
    assertEquals(1.25, half.plus(twice).sizeRatio().orElseThrow(), 1e-12);
    assertEquals(1, half.plus(twice).plus(two).sizeRatio().orElseThrow());
    Scores third = Scores.of(Overlaps.of(LabelImages.of("111"), LabelImages.of("11.")));
    assertEquals(0.67, third.sizeRatio().orElseThrow());
    assertTrue(Scores.NONE.sizeRatio().isEmpty());
    assertEquals(half.sizeRatio(), Scores.NONE.plus(half).sizeRatio());
  }

  @Test
  void segIsZeroForAnObjectThatIsOnlyHalfCovered() {
    Scores half = Scores.of(Overlaps.of(LabelImages.of("1111"), LabelImages.of("11..")));
    Scores more = Scores.of(Overlaps.of(LabelImages.of("1111"), LabelImages.of("111.")));
    assertEquals(0, half.seg());
    assertEquals(0.75, more.seg());
  }
}
