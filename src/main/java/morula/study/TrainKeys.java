package morula.study;

import java.util.Map;
import morula.learning.Training;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;

/** Turns keys of {@code train}, as a user writes them, into settings. */
@FunctionalInterface
public interface TrainKeys {
  /** Reads keys as {@code train} itself does. */
  TrainKeys STANDARD = keys -> Training.check(TrainingSettings.of(keys));

  /**
   * Returns the settings, checked and completed; keys that are not given have their defaults.
   *
   * @throws InvalidRequestException naming the key if one is unknown or its value is invalid
   */
  TrainingSettings settings(Map<String, String> keys);
}
