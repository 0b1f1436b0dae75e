package morula.commands;

import java.util.Map;
import morula.fiji.CommandKeys;
import morula.fiji.CommandRunner;
import morula.study.TrainKeys;
import morula.workflow.Training;
import morula.workflow.TrainingSettings;
import org.scijava.Context;
import org.scijava.command.CommandInfo;

/**
 * The keys of {@code train}, with the defaults of its fields.
 *
 * <p>A command that takes such keys has a String field {@code train_keys} and the attribute {@link
 * CommandKeys#TRAIN_KEYS}. On the command line and in macros each key is then given by itself, and
 * is checked before the command runs; {@link morula.fiji.MacroOptions#parse} splits the field.
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
