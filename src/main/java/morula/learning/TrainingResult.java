package morula.learning;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.torchscript.Precision;
import morula.training.EpochRecord;

/**
 * What a training run left behind.
 *
 * @param model the package written
 * @param epochs one record an epoch
 * @param bestEpoch the epoch whose weights the model has, counted from 1
 * @param scores figures of the model that was written, by name: on the validation images, and means
 *     over the run
 * @param precision that the steps were computed in
 * @param stopped why the run ended before its last epoch; empty when it did not
 */
public record TrainingResult(
    Path model,
    List<EpochRecord> epochs,
    int bestEpoch,
    Map<String, Double> scores,
    Precision precision,
    Optional<String> stopped) {}
