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

import java.util.List;
import java.util.Map;
import morula.dataset.LabelKind;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;

/** Cases counted by hand. */
class ClassAccuracyTest {
  private static final RandomAccessibleInterval<IntType> TRUTH = LabelImages.of("1111.", "11...");
  private static final RandomAccessibleInterval<IntType> NONE = LabelImages.of(".....", ".....");

  private static ConfusionMatrix matrix(
      RandomAccessibleInterval<IntType> truth, RandomAccessibleInterval<IntType> prediction) {
    return ConfusionMatrix.ofClasses(Overlaps.of(truth, prediction, Overlaps.NO_IGNORE));
  }

  @Test
  void isOverlapOfTruthLessWhatDiffersOfAllPixels() {
    // 4 of 6 found, 2 missed and 1 too many of 10 pixels
    ConfusionMatrix image = matrix(TRUTH, LabelImages.of("11...", "111.."));
    assertEquals(4 / 6.0 - 3 / 10.0, ClassAccuracy.of(image, 1), 1e-12);
    assertEquals(3 / 4.0 - 3 / 10.0, ClassAccuracy.of(image, 0), 1e-12);
    assertEquals(1, ClassAccuracy.of(matrix(TRUTH, TRUTH), 1));
    // everything called class 1: all of it is found, but 4 of 10 pixels are wrong
    ConfusionMatrix all = matrix(TRUTH, LabelImages.of("11111", "11111"));
    assertEquals(0.6, ClassAccuracy.of(all, 1), 1e-12);
    assertEquals(0 - 0.4, ClassAccuracy.of(all, 0), 1e-12);
  }

  @Test
  void ofAnAbsentClassIsOneLessWhatWasPredicted() {
    assertEquals(0.8, ClassAccuracy.of(matrix(NONE, LabelImages.of("11...", ".....")), 1), 1e-12);
    assertEquals(1, ClassAccuracy.of(matrix(NONE, NONE), 1));
  }

  @Test
  void isTheMeanOverImagesAndNotOverPixels() {
    Evaluation evaluation = new Evaluation(LabelKind.CLASSES, Overlaps.NO_IGNORE);
    evaluation.add("a", TRUTH, TRUTH);
    evaluation.add("b", NONE, LabelImages.of("11...", "2...."));
    evaluation.add("c", LabelImages.of("2."), LabelImages.of(".."));
    assertEquals((1 + 0.8 + 1) / 3, evaluation.classAccuracy().of(1), 1e-12);
    assertEquals((1 + 0.9 + 0 - 0.5) / 3, evaluation.classAccuracy().of(2), 1e-12);
    assertEquals(1, evaluation.classAccuracy().of(3), "predicted and labelled nowhere");
  }

  @Test
  void scoresAreNamedByTheValuesInTheLabelFiles() {
    Evaluation evaluation = new Evaluation(LabelKind.CLASSES, Overlaps.NO_IGNORE);
    evaluation.add("a", TRUTH, LabelImages.of("11...", "111.."));
    ClassScores scores = new ClassScores(evaluation, List.of(0, 255));
    assertEquals(
        List.of("IoU class 0", "IoU class 255", "accuracy class 0", "accuracy class 255"),
        List.copyOf(scores.main().keySet()));
    Map<String, Double> all = scores.all();
    assertEquals(4 / 7.0, all.get("foreground IoU"), 1e-12);
    assertEquals(4 / 7.0, all.get("IoU class 255"), 1e-12);
    assertEquals((4 / 7.0 + 3 / 6.0) / 2, all.get("mean IoU"), 1e-12);
    assertEquals(4 / 5.0, all.get("precision class 255"), 1e-12);
    assertEquals(4 / 6.0, all.get("recall class 255"), 1e-12);
    assertEquals(8 / 11.0, all.get("F1 class 255"), 1e-12);
    assertEquals(0.7, all.get("pixel accuracy"), 1e-12);
    assertEquals(8 / 11.0, all.get("Dice class 255"), 1e-12);
    assertEquals(scores.main().get("accuracy class 255"), all.get("accuracy class 255"));
    // a class of the model that these images have not
    Map<String, Double> more = new ClassScores(evaluation, List.of(0, 1, 2)).main();
    assertEquals(1, more.get("IoU class 2"));
    assertEquals(1, more.get("accuracy class 2"));
  }
}
