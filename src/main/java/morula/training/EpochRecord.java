package morula.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of {@code training.csv}.
 *
 * @param epoch 1 for the first
 * @param trainingLoss mean over the steps of the epoch
 * @param validationLoss mean over patches of the validation images
 * @param score main score of the validation images, higher is better; NaN without validation
 * @param scoreName name of the score, such as "accuracy at IoU 0.5"
 * @param scores further scores by name, such as "IoU class 1", in the order of their columns; the
 *     last are means over the steps of the epoch, such as "confident agreement"
 * @param learningRate at the end of the epoch
 * @param seconds that the epoch took, validation included
 */
public record EpochRecord(
    int epoch,
    double trainingLoss,
    double validationLoss,
    double score,
    String scoreName,
    Map<String, Double> scores,
    double learningRate,
    double seconds) {

  /** Copies the scores in their order; an older checkpoint may have none. */
  public EpochRecord {
    scores = Collections.unmodifiableMap(scores == null ? Map.of() : new LinkedHashMap<>(scores));
  }
}
