package morula.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.KeyedCommand;
import morula.progress.Progress;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;

/**
 * The base class of all commands. A command that fails throws an exception, so that a headless run
 * and a macro fail too; it shows nothing itself.
 */
abstract class MorulaCommand implements KeyedCommand {
  @Parameter private Context context;

  /** Set by whoever runs the command; SciJava's own tasks otherwise. */
  @Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE)
  private Progress progress;

  private Map<String, Object> values = Map.of();

  @Override
  public final void run() {
    if (progress != null) {
      execute(progress);
      return;
    }
    try (TaskProgress task = new TaskProgress(context, getClass().getSimpleName())) {
      execute(task);
    }
  }

  private void execute(Progress to) {
    values = checkedValues();
    try {
      work(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks the values as the command line does, however the command was started. */
  private Map<String, Object> checkedValues() {
    CommandInfo info = context.service(CommandService.class).getCommand(getClass());
    CommandModule module = new CommandModule(info, this);
    Map<String, Object> checked = new LinkedHashMap<>();
    for (CommandKey key : CommandKeys.of(info).all()) {
      checked.put(key.name(), key.read(module.getInput(key.name())));
    }
    return checked;
  }

  /** Returns the values of all keys, by name. */
  final Map<String, Object> values() {
    return values;
  }

  /** Does the work of the command. */
  abstract void work(Progress to) throws IOException;
}
