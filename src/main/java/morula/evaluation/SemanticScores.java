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

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The semantic scores as written to {@code metrics.json}; each list has one entry per class, class
 * 0 (background) first. All scores are 0 to 1 and defined as in {@link ConfusionMatrix}.
 *
 * @param iou intersection over union
 * @param dice Dice coefficient
 * @param precision fraction of the pixels predicted as the class that are of the class
 * @param recall fraction of the pixels of the class that were predicted as the class
 * @param pixelAccuracy fraction of all pixels with the correct class
 * @param confusionMatrix numbers of pixels: one row per true class, one column per predicted class
 */
public record SemanticScores(
    List<Double> iou,
    List<Double> dice,
    List<Double> precision,
    List<Double> recall,
    double pixelAccuracy,
    List<List<Long>> confusionMatrix) {

  /** Returns the scores of {@code matrix}. */
  public static SemanticScores of(ConfusionMatrix matrix) {
    return new SemanticScores(
        perClass(matrix, matrix::iou),
        perClass(matrix, matrix::dice),
        perClass(matrix, matrix::precision),
        perClass(matrix, matrix::recall),
        matrix.pixelAccuracy(),
        IntStream.range(0, matrix.classes()).mapToObj(truth -> row(matrix, truth)).toList());
  }

  private static List<Double> perClass(ConfusionMatrix matrix, IntToDoubleFunction score) {
    return IntStream.range(0, matrix.classes()).mapToDouble(score).boxed().toList();
  }

  private static List<Long> row(ConfusionMatrix matrix, int truth) {
    LongStream row = IntStream.range(0, matrix.classes()).mapToLong(p -> matrix.pixels(truth, p));
    return row.boxed().toList();
  }
}
