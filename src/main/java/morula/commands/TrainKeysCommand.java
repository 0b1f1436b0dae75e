package morula.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import morula.keys.MacroOptions;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/**
 * A command that takes the keys of {@code train} in addition to its own. On the command line and in
 * macros they are given like its own; through SciJava they are given together in one line of text.
 */
abstract class TrainKeysCommand extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Keys of train",
      description =
          "Keys of train for all trainings, as in a macro: key=value with spaces between"
              + " them, such as epochs=20 seed=2")
  private String train_keys = "";

  /** The keys that were given like own ones, see {@link morula.keys.CommandKeys#FURTHER_KEYS}. */
  @Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE)
  private Map<String, String> further_keys = Map.of();

  /**
   * Returns the keys of {@code train} that are given, as text.
   *
   * @throws morula.progress.InvalidRequestException if the line cannot be split
   */
  final Map<String, String> trainKeys() {
    Map<String, String> keys = new LinkedHashMap<>(MacroOptions.parse(train_keys));
    keys.putAll(further_keys);
    return keys;
  }
}
