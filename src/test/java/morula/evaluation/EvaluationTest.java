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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import morula.dataset.LabelKind;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final RandomAccessibleInterval<IntType> EMPTY = ArrayImgs.ints(6, 2);
  private static final RandomAccessibleInterval<IntType> TRUTH = LabelImages.of("11.22.", "11.22.");
  private static final RandomAccessibleInterval<IntType> GOOD = LabelImages.of("33.22.", "33.22.");
  private static final RandomAccessibleInterval<IntType> POOR = LabelImages.of("33....", "33...4");

  @Test
  void framesAreMatchedEachForItselfAndVolumesWhole() {
    // the same objects under other labels in the second frame
    Labels truth = labels(TRUTH, TRUTH, 3);
    Labels prediction = labels(GOOD, LabelImages.of("22.33.", "22.33."), 3);
    Evaluation frames = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    Scores scores = frames.add(truth, prediction);
    assertEquals(4, scores.trueCount());
    assertEquals(1, scores.accuracy(0.95));
    assertEquals(1, frames.report().images().size());

    Evaluation slices = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    scores = slices.add(labels(TRUTH, TRUTH, 2), labels(GOOD, GOOD, 2));
    assertEquals(2, scores.trueCount());
    assertEquals(1, scores.accuracy(0.95));
    assertThrows(IllegalArgumentException.class, () -> slices.add(truth, labels(GOOD, GOOD, 2)));
  }

  private static Labels labels(
      RandomAccessibleInterval<IntType> first,
      RandomAccessibleInterval<IntType> second,
      int along) {
    RandomAccessibleInterval<IntType> both = Views.stack(first, second);
    RandomAccessibleInterval<IntType> added = Views.addDimension(both, 0, 0);
    return new Labels("a", along == 3 ? Views.permute(added, 2, 3) : added, Calibration.NONE);
  }

  @Test
  void everythingLabelledIsOneClassForForeground() {
    RandomAccessibleInterval<IntType> truth = LabelImages.of("11.29.", "11.29.");
    Evaluation evaluation = new Evaluation(LabelKind.FOREGROUND, 9);
    evaluation.add("a", truth, LabelImages.of("11.11.", "1..111"));
    ConfusionMatrix confusion = evaluation.confusion();
    assertEquals(2, confusion.classes());
    assertEquals(10, confusion.pixels(), "what is ignored is left out");
    assertEquals(5, confusion.pixels(1, 1));
    assertEquals(1, confusion.pixels(1, 0));
    assertEquals(1, confusion.pixels(0, 1));
    assertEquals(5 / 7.0, confusion.meanForegroundIou(), 1e-12);
    // the value of the foreground itself can be ignored
    Evaluation ones = new Evaluation(LabelKind.FOREGROUND, 1);
    ones.add("a", truth, truth);
    assertEquals(4, ones.confusion().pixels(1, 1));
  }

  @Test
  void worstComeFirst() {
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    evaluation.add("good", TRUTH, GOOD);
    evaluation.add("poor", TRUTH, POOR);
    evaluation.add("empty", EMPTY, EMPTY);
    evaluation.add("wrong", EMPTY, POOR);
    List<String> names = evaluation.report().worst(3).stream().map(ImageScores::name).toList();
    assertEquals(List.of("wrong", "poor", "good"), names);
    assertEquals(3 / 7.0, evaluation.pooled().accuracy(0.5), 1e-12);
    assertEquals((1 + 1 / 3.0 + 1 + 0) / 4, mean(evaluation), 1e-12);
  }

  @Test
  void worstOfClassesHaveTheLowestMeanIou() {
    Evaluation evaluation = new Evaluation(LabelKind.CLASSES, Overlaps.NO_IGNORE);
    // as objects, the first would be the worse one
    evaluation.add("a", LabelImages.of("1111......"), LabelImages.of("11........"));
    evaluation.add("b", LabelImages.of("1222......"), LabelImages.of("1........."));
    assertEquals("b", evaluation.report().worst(1).get(0).name());
  }

  @Test
  void addingReturnsTheScoresOfTheImage() {
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    Scores plane = evaluation.add("a", TRUTH, POOR);
    Scores frames = evaluation.add(labels(TRUTH, TRUTH, 3), labels(GOOD, POOR, 3));
    List<ImageScores> images = evaluation.report().images();
    assertSame(images.get(0).scores(), plane);
    assertSame(images.get(1).scores(), frames);
  }

  @Test
  void imagesThatAreIgnoredAsAWholeDoNotCountInMeans() {
    RandomAccessibleInterval<IntType> ignored = LabelImages.of("9999", "9999");
    Evaluation objects = new Evaluation(LabelKind.OBJECTS, 9);
    objects.add("ignored", ignored, LabelImages.of("11..", "11.."));
    assertEquals(1, mean(objects), "as without any image");
    objects.add("poor", TRUTH, POOR);
    assertEquals(1 / 3.0, mean(objects), 1e-12);
    objects.add("empty", EMPTY, EMPTY);
    assertEquals((1 / 3.0 + 1) / 2, mean(objects), 1e-12);
    Evaluation classes = new Evaluation(LabelKind.CLASSES, 9);
    classes.add("ignored", ignored, LabelImages.of("11..", "11.."));
    assertEquals(1, classes.classAccuracy().of(1), "as without any image");
    classes.add("wrong", LabelImages.of("11.."), LabelImages.of("...."));
    assertEquals(-0.5, classes.classAccuracy().of(1), 1e-12);
  }

  private static double mean(Evaluation evaluation) {
    return ScoreCurves.mean(evaluation.report().images()).accuracy().get(0);
  }

  @Test
  void jsonHasTheKeysOfTheContract() {
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    evaluation.add("one [1  2], \"a\"", TRUTH, POOR);
    evaluation.add("two", EMPTY, EMPTY);
    String text = MetricsJson.of(evaluation.report());
    JsonObject json = new Gson().fromJson(text, JsonObject.class);
    assertEquals(
        Set.of("images", "pooled", "per_image_mean", "semantic", "images_detail"), json.keySet());
    Set<String> scores =
        Set.of(
            "thresholds",
            "accuracy",
            "precision",
            "recall",
            "f1",
            "panoptic_quality",
            "mean_matched_score",
            "mean_accuracy",
            "seg",
            "adapted_rand_error");
    Set<String> pooled = new HashSet<>(scores);
    pooled.addAll(Set.of("n_true", "n_pred", "tp", "fp", "fn", "merges", "splits", "size_ratio"));
    assertEquals(pooled, json.getAsJsonObject("pooled").keySet());
    assertEquals(scores, json.getAsJsonObject("per_image_mean").keySet());
    assertTrue(
        json.getAsJsonObject("semantic")
            .keySet()
            .containsAll(Set.of("iou", "dice", "precision", "recall", "pixel_accuracy")));
    assertEquals(2, json.get("images").getAsInt());
    assertEquals(2, json.getAsJsonArray("images_detail").size());
    JsonObject first = json.getAsJsonArray("images_detail").get(0).getAsJsonObject();
    assertEquals("one [1  2], \"a\"", first.get("name").getAsString());
    assertEquals(2, first.get("n_true").getAsInt());
    assertTrue(first.keySet().containsAll(Set.of("fp", "fn", "merges", "splits")));
    assertTrue(first.has("adapted_rand_error"));
    assertTrue(first.has("size_ratio"));
    JsonObject second = json.getAsJsonArray("images_detail").get(1).getAsJsonObject();
    assertFalse(second.has("size_ratio"), "nothing was found");
    assertTrue(
        text.contains("\"thresholds\": [ 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95 ]"),
        text);
  }

  @Test
  void nothingIsEverNaN() {
    List<List<RandomAccessibleInterval<IntType>>> pairs =
        List.of(
            List.of(EMPTY, EMPTY),
            List.of(EMPTY, POOR),
            List.of(TRUTH, EMPTY),
            List.of(LabelImages.noPixels(), LabelImages.noPixels()));
    for (LabelKind meaning : LabelKind.values()) {
      assertFalse(texts(new Evaluation(meaning, Overlaps.NO_IGNORE)).contains("NaN"));
      for (var pair : pairs) {
        Evaluation evaluation = new Evaluation(meaning, Overlaps.NO_IGNORE);
        evaluation.add("a", pair.get(0), pair.get(1));
        assertFalse(texts(evaluation).contains("NaN"));
      }
    }
  }

  private static String texts(Evaluation evaluation) {
    return MetricsJson.of(evaluation.report()) + MetricsCsv.of(evaluation.report());
  }

  @Test
  void csvHasOneRowAnImage() {
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    evaluation.add("a, \"b\"", TRUTH, POOR);
    evaluation.add("c", TRUTH, GOOD);
    String[] lines = MetricsCsv.of(evaluation.report()).split("\n");
    assertEquals(3, lines.length);
    assertTrue(lines[0].startsWith("name,n_true,n_pred,tp_0.5,fp_0.5,fn_0.5,"), lines[0]);
    assertTrue(lines[1].startsWith("\"a, \"\"b\"\"\",2,2,1,1,1,"), lines[1]);
    assertTrue(lines[0].contains(",accuracy_0.5,accuracy_0.55,accuracy_0.6,"), lines[0]);
    assertTrue(lines[0].contains(",accuracy_0.95,mean_accuracy,seg,"), lines[0]);
    assertEquals(lines[0].split(",").length, lines[2].split(",").length);
  }

  @Test
  void semanticLabelsAreClasses() {
    Evaluation evaluation = new Evaluation(LabelKind.CLASSES, Overlaps.NO_IGNORE);
    evaluation.add("a", TRUTH, GOOD);
    assertEquals(4, evaluation.confusion().classes());
    assertEquals(0, evaluation.confusion().iou(1));
    assertEquals(1, evaluation.confusion().iou(2));
  }
}
