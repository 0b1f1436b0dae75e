/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

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
