package morula.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import morula.engine.Predictor;
import morula.progress.Progress;
import morula.training.Validation;
import morula.training.ValidationScores;

/**
 * Scores training images beside those of the validation: both curves together show where a network
 * begins to learn by heart. Only the validation images choose the best epoch.
 *
 * @param validation of the validation images
 * @param training the same of some training images
 */
record TrainingScores(Validation validation, Validation training) implements Validation {

  /** The name of a score of the validation images, for the training images. */
  static String name(String score) {
    return "training " + score;
  }

  @Override
  public String scoreName() {
    return validation.scoreName();
  }

  @Override
  public ValidationScores scores(Predictor network, Progress progress) {
    ValidationScores judged = validation.scores(network, progress);
    ValidationScores learned = training.scores(network, progress);
    Map<String, Double> further = new LinkedHashMap<>(judged.further());
    further.put(name(scoreName()), learned.score());
    learned.further().forEach((score, value) -> further.put(name(score), value));
    return new ValidationScores(judged.score(), further);
  }
}
