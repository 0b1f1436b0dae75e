package morula.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import morula.engine.Predictor;
import morula.progress.Progress;
import morula.training.Validation;
import morula.training.ValidationScores;

/**
 * A validation that also scores training images. If the training score keeps rising while the
 * validation score does not, the network is overfitting. Only the validation images select the best
 * epoch.
 *
 * @param validation evaluation of the validation images
 * @param training evaluation of a sample of the training images
 */
record TrainingScores(Validation validation, Validation training) implements Validation {

  /** Returns the name under which a validation score is stored for the training images. */
  static String name(String score) {
    return "training " + score;
  }

  @Override
  public String scoreName() {
    return validation.scoreName();
  }

  @Override
  public ValidationScores scores(Predictor network, Progress progress) {
    ValidationScores onValidation = validation.scores(network, progress);
    ValidationScores onTraining = training.scores(network, progress);
    Map<String, Double> further = new LinkedHashMap<>(onValidation.further());
    further.put(name(scoreName()), onTraining.score());
    onTraining.further().forEach((score, value) -> further.put(name(score), value));
    return new ValidationScores(onValidation.score(), further);
  }
}
