package morula.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.progress.Progress;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;

/**
 * What all commands share. A command throws when it fails, so that a headless run and a macro fail
 * too; it shows nothing itself.
 */
abstract class MorulaCommand implements Command {
  @Parameter private Context context;

  /** Set by whoever runs the command; SciJava's own tasks otherwise. */
  @Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE)
  private Progress progress;

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
    checkValues();
    try {
      work(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** However the command is started, its values are those that the command line allows. */
  private void checkValues() {
    CommandInfo info = context.service(CommandService.class).getCommand(getClass());
    CommandModule values = new CommandModule(info, this);
    for (CommandKey key : CommandKeys.of(info).all()) {
      key.check(values.getInput(key.name()));
    }
  }

  /** The context that the command runs in. */
  final Context context() {
    return context;
  }

  /** Does what the command is for. */
  abstract void work(Progress to) throws IOException;
}
