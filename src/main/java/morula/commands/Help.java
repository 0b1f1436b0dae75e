package morula.commands;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.options.ValueText;
import org.scijava.command.CommandInfo;

/** The help of the command line, made from the annotations of the commands. */
final class Help {
  private Help() {}

  static String overview(List<CommandInfo> commands) {
    StringBuilder text = new StringBuilder("Usage: morula COMMAND key=value ... [--verbose]\n\n");
    for (CommandInfo command : commands) {
      text.append(
          String.format(Locale.ROOT, "  %-10s %s\n", command.getName(), command.getDescription()));
    }
    return text.append("\nmorula COMMAND --help explains the keys of a command.\n").toString();
  }

  static String of(CommandInfo command, CommandKeys keys) {
    StringBuilder text =
        new StringBuilder("Usage: morula " + command.getName() + " key=value ...\n");
    text.append(command.getDescription()).append("\n\n");
    for (CommandKey key : keys.all()) {
      text.append("  ")
          .append(key.name())
          .append('=')
          .append(ValueText.of(key.defaultValue()))
          .append('\n');
      if (!key.help().isEmpty()) {
        text.append("      ").append(key.help()).append('\n');
      }
      if (!key.choices().isEmpty()) {
        text.append("      One of: ").append(String.join(", ", key.choices())).append('\n');
      }
    }
    if (!keys.further().isEmpty()) {
      text.append("\nIt also takes these keys of train, which morula train --help explains:\n  ")
          .append(
              keys.further().stream().map(key -> key.name() + "=").collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.toString();
  }
}
