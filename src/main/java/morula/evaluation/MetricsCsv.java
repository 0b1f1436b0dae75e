package morula.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import morula.io.Csv;

/**
 * Writes {@code metrics.csv}: a line of column names, then one row per image (RFC 4180, decimal
 * point). The scores are those of {@code metrics.json}, with the IoU threshold in the name of the
 * column.
 */
final class MetricsCsv {
  private MetricsCsv() {}

  /** Returns the text of the file. */
  static String of(EvaluationReport report) {
    return Csv.line(List.copyOf(row(new ImageScores("", Scores.NONE, 1, 1)).keySet()))
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
    return row;
  }
}
