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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The scores of single classes by name, such as "IoU class 1"; the background comes first. */
public final class ClassScores {
  private final ConfusionMatrix confusion;
  private final ClassAccuracy accuracy;
  private final List<Integer> values;

  /**
   * Prepares the scores of an evaluation.
   *
   * @param evaluation an evaluation of classes
   * @param values values of the classes in the label files, background first
   */
  public ClassScores(Evaluation evaluation, List<Integer> values) {
    confusion = ConfusionMatrix.empty(values.size()).plus(evaluation.confusion());
    accuracy = evaluation.classAccuracy();
    this.values = List.copyOf(values);
  }

  /** Returns IoU and accuracy (see {@link ClassAccuracy}) of each class. */
  public Map<String, Double> main() {
    Map<String, Double> scores = new LinkedHashMap<>();
    put(scores, "IoU", confusion::iou);
    put(scores, "accuracy", accuracy::of);
    return scores;
  }

  /**
   * Returns the mean IoU of the classes present, the mean IoU of the foreground classes, and every
   * score of each class.
   */
  public Map<String, Double> all() {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("mean IoU", confusion.meanIou());
    scores.put(
        values.size() == 2 ? "foreground IoU" : "mean foreground IoU",
        confusion.meanForegroundIou());
    scores.put("pixel accuracy", confusion.pixelAccuracy());
    put(scores, "IoU", confusion::iou);
    put(scores, "Dice", confusion::dice);
    put(scores, "precision", confusion::precision);
    put(scores, "recall", confusion::recall);
    put(scores, "F1", confusion::dice); // the two are equal for pixels
    put(scores, "accuracy", accuracy::of);
    return scores;
  }

  private void put(Map<String, Double> scores, String name, IntToDoubleFunction score) {
    for (int c = 0; c < values.size(); c++) {
      scores.put(name + " class " + values.get(c), score.applyAsDouble(c));
    }
  }
}
