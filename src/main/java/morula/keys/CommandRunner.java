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

package morula.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import morula.options.Suggestion;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;

/** Finds Morula's commands in SciJava's plugin index and runs them in the calling thread. */
public final class CommandRunner {
  private final Context context;

  /**
   * @param context a context with a {@link CommandService}
   */
  public CommandRunner(Context context) {
    this.context = context;
  }

  /** Returns all commands of Morula, sorted by name. */
  public List<CommandInfo> commands() {
    return context.service(CommandService.class).getCommandsOfType(KeyedCommand.class).stream()
        .sorted(Comparator.comparing(CommandInfo::getName))
        .toList();
  }

  /**
   * Returns the command of a name.
   *
   * @throws InvalidRequestException if there is none; the message suggests the nearest name
   */
  public CommandInfo find(String name) {
    List<CommandInfo> commands = commands();
    List<String> names = commands.stream().map(CommandInfo::getName).toList();
    return commands.stream()
        .filter(info -> info.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "There is no command \""
                        + name
                        + "\""
                        + Suggestion.nearest(name, names)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("")
                        + " (commands: "
                        + String.join(", ", names)
                        + ")"));
  }

  /** Returns the keys that a command takes, including those of another command if it takes them. */
  public CommandKeys keys(CommandInfo info) {
    CommandKeys keys = CommandKeys.of(info);
    String other = info.get(CommandKeys.TAKES_KEYS_OF);
    return other == null ? keys : keys.with(CommandKeys.of(find(other)));
  }

  /**
   * Runs a command and returns the module, which holds its outputs.
   *
   * @param inputs values by key, of the types of the fields
   * @param progress where the command reports, and where it learns that it is cancelled
   * @throws RuntimeException if the command throws it
   */
  public Module run(CommandInfo info, Map<String, Object> inputs, Progress progress) {
    Module module = prepare(info, inputs);
    if (info.getInput("progress") != null) {
      module.setInput("progress", progress);
    }
    module.run();
    return module;
  }

  /**
   * Prepares a command with its inputs, without running it.
   *
   * @param inputs values by key, of the types of the fields
   */
  public Module prepare(CommandInfo info, Map<String, Object> inputs) {
    Module module;
    try {
      module = info.createModule();
    } catch (ModuleException e) {
      throw new IllegalStateException(info.getClassName() + " cannot be created", e);
    }
    context.inject(module.getDelegateObject());
    module.setInputs(inputs);
    return module;
  }
}
