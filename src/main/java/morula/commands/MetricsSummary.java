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

package morula.commands;

import java.util.Locale;
import morula.evaluation.EvaluationReport;
import morula.evaluation.ScoreCurves;
import morula.evaluation.Scores;
import morula.evaluation.SemanticScores;

/** Formats the scores of an evaluation as a small text table. */
final class MetricsSummary {
  private MetricsSummary() {}

  static String of(EvaluationReport report) {
    return report.meaning().isClasses() ? classes(report) : objects(report);
  }

  private static String objects(EvaluationReport report) {
    ScoreCurves pooled = ScoreCurves.of(report.pooled());
    StringBuilder table = new StringBuilder();
    table.append(
        line(
            "Images: %d; objects in the ground truth: %d, predicted: %d",
            report.images().size(), report.pooled().trueCount(), report.pooled().predictedCount()));
    table.append(line("IoU threshold  accuracy  precision  recall     F1  panoptic quality"));
    for (int i = 0; i < pooled.thresholds().size(); i++) {
      table.append(
          line(
              "%13.2f  %8.3f  %9.3f  %6.3f  %5.3f  %16.3f",
              pooled.thresholds().get(i),
              pooled.accuracy().get(i),
              pooled.precision().get(i),
              pooled.recall().get(i),
              pooled.f1().get(i),
              pooled.panopticQuality().get(i)));
    }
    ScoreCurves mean = ScoreCurves.mean(report.images());
    return table
        .append(
            line(
                "mean accuracy  %8.3f    SEG %.3f    adapted Rand error %.3f",
                pooled.meanAccuracy(), pooled.seg(), pooled.adaptedRandError()))
        .append(
            line(
                "mean over images: accuracy at 0.5 %.3f, mean accuracy %.3f, SEG %.3f, adapted Rand error %.3f",
                mean.accuracy().get(0), mean.meanAccuracy(), mean.seg(), mean.adaptedRandError()))
        .append(
            line(
                "at IoU 0.5: %d missed and %d false objects; %d merges, %d splits",
                report.pooled().falseNegatives(0.5),
                report.pooled().falsePositives(0.5),
                report.pooled().merges(),
                report.pooled().splits()))
        .append(sizes(report.pooled()))
        .toString();
  }

  /** Tells whether outlines lie too far inside or outside; nothing if no object was found. */
  private static String sizes(Scores scores) {
    return scores.sizeRatio().isEmpty()
        ? ""
        : line(
            "the median object found has %.2f times its true size",
            scores.sizeRatio().getAsDouble());
  }

  private static String classes(EvaluationReport report) {
    SemanticScores scores = SemanticScores.of(report.confusion());
    StringBuilder table = new StringBuilder();
    table.append(line("Images: %d", report.images().size()));
    table.append(line("class    IoU   Dice  precision  recall"));
    for (int i = 0; i < scores.iou().size(); i++) {
      if (!report.confusion().isPresent(i)) {
        continue;
      }
      table.append(
          line(
              "%5d  %5.3f  %5.3f  %9.3f  %6.3f",
              i,
              scores.iou().get(i),
              scores.dice().get(i),
              scores.precision().get(i),
              scores.recall().get(i)));
    }
    return table
        .append(
            line(
                "mean IoU %.3f, pixel accuracy %.3f",
                report.confusion().meanIou(), scores.pixelAccuracy()))
        .toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
