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
import java.util.stream.Collectors;
import morula.io.Csv;

/**
 * Writes {@code metrics.csv}: a line of column names, then one row per image (RFC 4180, decimal
 * point). The scores are those of {@code metrics.json}, with the IoU threshold in the name of the
 * column. The cell of {@code size_ratio} is empty where no object was found.
 */
final class MetricsCsv {
  private MetricsCsv() {}

  /** Returns the text of the file. */
  static String of(EvaluationReport report) {
    return Csv.line(List.copyOf(row(new ImageScores("", Scores.NONE, 1, 1, 0)).keySet()))
        + report.images().stream()
            .map(image -> Csv.line(List.copyOf(row(image).values())))
            .collect(Collectors.joining());
  }

  private static Map<String, String> row(ImageScores image) {
    Scores scores = image.scores();
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", image.name());
    row.put("n_true", Long.toString(scores.trueCount()));
    row.put("n_pred", Long.toString(scores.predictedCount()));
    row.put("tp_0.5", Long.toString(scores.truePositives(0.5)));
    row.put("fp_0.5", Long.toString(scores.falsePositives(0.5)));
    row.put("fn_0.5", Long.toString(scores.falseNegatives(0.5)));
    row.put("precision_0.5", Double.toString(scores.precision(0.5)));
    row.put("recall_0.5", Double.toString(scores.recall(0.5)));
    row.put("f1_0.5", Double.toString(scores.f1(0.5)));
    row.put("panoptic_quality_0.5", Double.toString(scores.panopticQuality(0.5)));
    row.put("mean_matched_score_0.5", Double.toString(scores.meanMatchedScore(0.5)));
    Thresholds.values().forEach(t -> row.put("accuracy_" + t, Double.toString(scores.accuracy(t))));
    row.put("mean_accuracy", Double.toString(scores.meanAccuracy()));
    row.put("seg", Double.toString(scores.seg()));
    row.put("merges", Long.toString(scores.merges()));
    row.put("splits", Long.toString(scores.splits()));
    row.put("pixel_accuracy", Double.toString(image.pixelAccuracy()));
    row.put("mean_iou", Double.toString(image.meanIou()));
    row.put("adapted_rand_error", Double.toString(scores.adaptedRandError()));
    row.put(
        "size_ratio",
        scores.sizeRatio().isPresent() ? Double.toString(scores.sizeRatio().getAsDouble()) : "");
    return row;
  }
}
