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

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes {@code metrics.json}. Scores are 0 to 1 and never NaN, because every score is defined for
 * every count, see {@link Scores} and {@link ConfusionMatrix}. Only {@code size_ratio} can be above
 * 1, and it is missing where no object was found.
 */
final class MetricsJson {
  /** An array of numbers over several lines; strings never contain a bare line break. */
  private static final Pattern NUMBERS = Pattern.compile("\\[\n[-+.,\\sEe0-9]*\\]");

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  /** The content of the file; Gson writes the keys in lower_snake_case. */
  private record Metrics(
      int images,
      JsonObject pooled,
      ScoreCurves perImageMean,
      SemanticScores semantic,
      List<Detail> imagesDetail) {}

  /** The counts of all images; tp, fp and fn have one entry per threshold, as in {@link Detail}. */
  private record Counts(
      long nTrue,
      long nPred,
      List<Long> tp,
      List<Long> fp,
      List<Long> fn,
      long merges,
      long splits,
      Double sizeRatio) {

    static Counts of(Scores scores) {
      return new Counts(
          scores.trueCount(),
          scores.predictedCount(),
          Thresholds.values().mapToObj(scores::truePositives).toList(),
          Thresholds.values().mapToObj(scores::falsePositives).toList(),
          Thresholds.values().mapToObj(scores::falseNegatives).toList(),
          scores.merges(),
          scores.splits(),
          sizeRatioOrNull(scores));
    }
  }

  /** The counts and scores of one image; tp, fp and fn have one entry per threshold. */
  private record Detail(
      String name,
      long nTrue,
      long nPred,
      List<Long> tp,
      List<Long> fp,
      List<Long> fn,
      List<Double> accuracy,
      double meanAccuracy,
      double seg,
      long merges,
      long splits,
      double pixelAccuracy,
      double meanIou,
      double adaptedRandError,
      Double sizeRatio) {

    static Detail of(ImageScores image) {
      Scores scores = image.scores();
      return new Detail(
          image.name(),
          scores.trueCount(),
          scores.predictedCount(),
          Thresholds.values().mapToObj(scores::truePositives).toList(),
          Thresholds.values().mapToObj(scores::falsePositives).toList(),
          Thresholds.values().mapToObj(scores::falseNegatives).toList(),
          Thresholds.values().mapToObj(scores::accuracy).toList(),
          scores.meanAccuracy(),
          scores.seg(),
          scores.merges(),
          scores.splits(),
          image.pixelAccuracy(),
          image.meanIou(),
          scores.adaptedRandError(),
          sizeRatioOrNull(scores));
    }
  }

  private MetricsJson() {}

  /** Gson leaves out a key without a value. */
  private static Double sizeRatioOrNull(Scores scores) {
    return scores.sizeRatio().isPresent() ? scores.sizeRatio().getAsDouble() : null;
  }

  /** Returns the scores, followed by the counts. */
  private static JsonObject pooled(Scores scores) {
    JsonObject pooled = GSON.toJsonTree(ScoreCurves.of(scores)).getAsJsonObject();
    GSON.toJsonTree(Counts.of(scores))
        .getAsJsonObject()
        .entrySet()
        .forEach(entry -> pooled.add(entry.getKey(), entry.getValue()));
    return pooled;
  }

  /** Returns the text of the file, with each list of numbers on one line. */
  static String of(EvaluationReport report) {
    Metrics metrics =
        new Metrics(
            report.images().size(),
            pooled(report.pooled()),
            ScoreCurves.mean(report.images()),
            SemanticScores.of(report.confusion()),
            report.images().stream().map(Detail::of).toList());
    return NUMBERS
            .matcher(GSON.toJson(metrics))
            .replaceAll(list -> list.group().replaceAll("\\s+", " "))
        + "\n";
  }
}
