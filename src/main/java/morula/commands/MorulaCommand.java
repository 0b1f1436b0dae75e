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
