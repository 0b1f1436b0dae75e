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
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The object scores at every threshold, as written to {@code metrics.json}. All are 0 to 1 and
 * defined as in {@link Scores}; only for the adapted Rand error 0 is best.
 *
 * @param thresholds 0.5, 0.55, …, 0.95; the other lists are in this order
 * @param accuracy TP/(TP+FP+FN)
 * @param precision TP/(TP+FP)
 * @param recall TP/(TP+FN)
 * @param f1 2 TP/(2 TP+FP+FN)
 * @param panopticQuality sum of matched IoUs/(TP+FP/2+FN/2)
 * @param meanMatchedScore mean IoU of the matches
 * @param meanAccuracy mean of {@code accuracy}
 * @param seg SEG of the Cell Tracking Challenge
 * @param adaptedRandError within the true foreground
 */
public record ScoreCurves(
    List<Double> thresholds,
    List<Double> accuracy,
    List<Double> precision,
    List<Double> recall,
    List<Double> f1,
    List<Double> panopticQuality,
    List<Double> meanMatchedScore,
    double meanAccuracy,
    double seg,
    double adaptedRandError) {

  /** Returns the curves of {@code scores}. */
  public static ScoreCurves of(Scores scores) {
    return new ScoreCurves(
        curve(threshold -> threshold),
        curve(scores::accuracy),
        curve(scores::precision),
        curve(scores::recall),
        curve(scores::f1),
        curve(scores::panopticQuality),
        curve(scores::meanMatchedScore),
        scores.meanAccuracy(),
        scores.seg(),
        scores.adaptedRandError());
  }

  /**
   * Returns the mean over images. Every image has the same weight, however many objects it has; an
   * empty image with an empty prediction has the score 1. An image that is ignored as a whole does
   * not count. No images at all count like one empty image.
   */
  public static ScoreCurves mean(List<ImageScores> images) {
    List<ScoreCurves> each =
        images.stream().filter(image -> image.pixels() > 0).map(i -> of(i.scores())).toList();
    if (each.isEmpty()) {
      return of(Scores.NONE);
    }
    return new ScoreCurves(
        curve(threshold -> threshold),
        mean(each, ScoreCurves::accuracy),
        mean(each, ScoreCurves::precision),
        mean(each, ScoreCurves::recall),
        mean(each, ScoreCurves::f1),
        mean(each, ScoreCurves::panopticQuality),
        mean(each, ScoreCurves::meanMatchedScore),
        meanOf(each, ScoreCurves::meanAccuracy),
        meanOf(each, ScoreCurves::seg),
        meanOf(each, ScoreCurves::adaptedRandError));
  }

  private static List<Double> curve(DoubleUnaryOperator score) {
    return Thresholds.values().map(score).boxed().toList();
  }

  private static List<Double> mean(
      List<ScoreCurves> each, Function<ScoreCurves, List<Double>> curve) {
    return IntStream.range(0, Thresholds.count())
        .mapToObj(i -> meanOf(each, curves -> curve.apply(curves).get(i)))
        .toList();
  }

  private static double meanOf(List<ScoreCurves> each, ToDoubleFunction<ScoreCurves> score) {
    return each.stream().mapToDouble(score).average().orElseThrow();
  }
}
