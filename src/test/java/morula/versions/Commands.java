package morula.versions;

import java.util.ArrayList;
import java.util.List;
import morula.keys.CommandRunner;
import morula.progress.TestProgress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Runs commands as the command line does, within this program. */
final class Commands {
  private Commands() {}

  /**
   * Runs a command.
   *
   * @param words key=value
   * @return its messages
   */
  static List<String> run(String command, String... words) {
    List<String> messages = new ArrayList<>();
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      CommandInfo info = runner.find(command);
      runner.run(
          info,
          runner.keys(info).parse(List.of(words)),
          TestProgress.telling(
              line -> {
                synchronized (messages) {
                  messages.add(line);
                }
              }));
    }
    return messages;
  }
}
