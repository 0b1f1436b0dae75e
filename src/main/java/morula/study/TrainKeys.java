package morula.study;

import java.util.Map;
import morula.learning.Training;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;

/** Turns keys of {@code train}, as a user writes them, into settings. */
@FunctionalInterface
public interface TrainKeys {
  /** As {@code train} itself reads them. */
  TrainKeys STANDARD = keys -> Training.check(TrainingSettings.of(keys));

  /**
   * The settings, checked and completed; keys that are not given have their defaults.
   *
   * @throws InvalidRequestException naming the key if one is unknown or its value makes no sense
   */
  TrainingSettings settings(Map<String, String> keys);
}
