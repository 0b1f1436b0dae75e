package morula.commands;

import java.util.Map;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.learning.Training;
import morula.learning.TrainingSettings;
import morula.study.TrainKeys;
import org.scijava.Context;
import org.scijava.command.CommandInfo;

/**
 * The keys of {@code train}, with the defaults of its fields.
 *
 * <p>A command that takes such keys has a String field {@code train_keys} and the attribute {@link
 * CommandKeys#TRAIN_KEYS}. On the command line and in macros each key is then given by itself, and
 * is checked before the command runs; {@link morula.keys.MacroOptions#parse} splits the field.
 */
final class TrainCommandKeys implements TrainKeys {
  private final CommandRunner runner;

  /**
   * @param context finds the command
   */
  TrainCommandKeys(Context context) {
    runner = new CommandRunner(context);
  }

  @Override
  public TrainingSettings settings(Map<String, String> keys) {
    CommandInfo info = runner.find("train");
    Map<String, Object> values = CommandKeys.of(info).parse(keys);
    TrainingSettings settings =
        ((Train) runner.prepare(info, values).getDelegateObject()).settings();
    Training.check(settings);
    return settings;
  }
}
