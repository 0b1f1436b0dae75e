package morula.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import morula.keys.MacroOptions;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/**
 * A command that takes the keys of {@code train} besides its own. On the command line and in macros
 * each stands by itself; whoever runs the command through SciJava gives them in one line.
 */
abstract class TrainKeysCommand extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Keys of train",
      description = "Keys of train for all trainings: key=value with spaces between, as in a macro")
  private String train_keys = "";

  /** Keys that stood by themselves, see {@link morula.keys.CommandKeys#FURTHER_KEYS}. */
  @Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE)
  private Map<String, String> further_keys = Map.of();

  /**
   * The keys of {@code train} that are given, as text.
   *
   * @throws morula.progress.InvalidRequestException if the line cannot be split
   */
  final Map<String, String> trainKeys() {
    Map<String, String> keys = new LinkedHashMap<>(MacroOptions.parse(train_keys));
    keys.putAll(further_keys);
    return keys;
  }
}
