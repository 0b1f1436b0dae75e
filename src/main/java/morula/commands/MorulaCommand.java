package morula.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import morula.progress.Progress;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
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
    try {
      work(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does what the command is for. */
  abstract void work(Progress to) throws IOException;
}
