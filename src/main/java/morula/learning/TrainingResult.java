package morula.learning;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.torchscript.Precision;
import morula.training.EpochRecord;

/**
 * The result of a training run.
 *
 * @param model path of the model package
 * @param epochs one record per epoch
 * @param bestEpoch the epoch whose weights the model has, counted from 1
 * @param scores scores of the written model by name: on the validation images, and means over the
 *     run
 * @param precision numeric precision of the training steps
 * @param stopped why the run ended before its last epoch; empty when it did not
 */
public record TrainingResult(
    Path model,
    List<EpochRecord> epochs,
    int bestEpoch,
    Map<String, Double> scores,
    Precision precision,
    Optional<String> stopped) {}
