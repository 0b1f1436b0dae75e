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

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import morula.dataset.LabelKind;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;

/** The oracle's numbers are made by src/test/oracles/evaluation_oracle.py with scikit-learn. */
class ConfusionMatrixTest {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  @Test
  void agreesWithScikitLearn() {
    JsonObject oracle = LabelImages.oracle("semantic.json");
    Evaluation classes = new Evaluation(LabelKind.CLASSES, Overlaps.NO_IGNORE);
    Evaluation withoutOne = new Evaluation(LabelKind.CLASSES, 1);
    Evaluation foreground = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    for (JsonElement element : oracle.getAsJsonArray("cases")) {
      JsonObject example = element.getAsJsonObject();
      RandomAccessibleInterval<IntType> truth = LabelImages.of(example.getAsJsonObject("truth"));
      RandomAccessibleInterval<IntType> prediction =
          LabelImages.of(example.getAsJsonObject("prediction"));
      assertScores(
          example.get("scores"), ConfusionMatrix.ofClasses(Overlaps.of(truth, prediction)));
      classes.add("", truth, prediction);
      withoutOne.add("", truth, prediction);
      foreground.add("", truth, prediction);
    }
    assertScores(oracle.get("pooled"), classes.confusion());
    assertScores(oracle.get("pooled_ignoring_1"), withoutOne.confusion());
    assertScores(oracle.get("pooled_foreground"), foreground.confusion());
  }

  private static void assertScores(JsonElement expected, ConfusionMatrix matrix) {
    SemanticScores wanted = GSON.fromJson(expected, SemanticScores.class);
    SemanticScores scores = SemanticScores.of(matrix);
    assertEquals(wanted.confusionMatrix(), scores.confusionMatrix());
    assertClose(wanted.iou(), scores.iou());
    assertClose(wanted.dice(), scores.dice());
    assertClose(wanted.precision(), scores.precision());
    assertClose(wanted.recall(), scores.recall());
    assertEquals(wanted.pixelAccuracy(), scores.pixelAccuracy(), 1e-12);
  }

  private static void assertClose(List<Double> expected, List<Double> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), 1e-12);
    }
  }

  @Test
  void anAbsentClassScoresOneAndDoesNotCountInTheMean() {
    ConfusionMatrix matrix =
        ConfusionMatrix.ofClasses(Overlaps.of(LabelImages.of("..33"), LabelImages.of("...3")));
    assertEquals(1, matrix.iou(1));
    assertEquals(1, matrix.recall(2));
    assertEquals(0.5, matrix.iou(3));
    assertEquals((2 / 3.0 + 1 / 2.0) / 2, matrix.meanIou(), 1e-12);
    assertEquals(0.75, matrix.pixelAccuracy());
    assertEquals(1, ConfusionMatrix.empty().pixelAccuracy());
    assertEquals(1, ConfusionMatrix.empty().meanIou());
  }

  @Test
  void classesAreBelow256() {
    assertEquals(256, ConfusionMatrix.ofClasses(withLabel(255)).classes());
    assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.ofClasses(withLabel(256)));
    assertEquals(2, ConfusionMatrix.ofForeground(withLabel(256)).classes());
  }

  private static Overlaps withLabel(int label) {
    return Overlaps.of(ArrayImgs.ints(3), ArrayImgs.ints(new int[] {0, label, 0}, 3));
  }
}
