package morula.study;

import java.util.Map;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;

/** Turns keys of {@code train}, as a user writes them, into settings; it knows the defaults. */
@FunctionalInterface
public interface TrainKeys {

  /**
   * The settings; keys that are not given have their defaults.
   *
   * @throws InvalidRequestException naming the key if one is unknown or its value makes no sense
   */
  TrainingSettings settings(Map<String, String> keys);
}
