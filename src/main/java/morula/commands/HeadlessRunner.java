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

import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandRunner;
import morula.keys.HeadlessFiji;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;
import org.scijava.run.AbstractCodeRunner;
import org.scijava.run.CodeRunner;

/**
 * Runs Morula's commands for {@code fiji --headless --run morula.commands.Segment 'key=value,…'},
 * as the command line does: the keys are checked by Morula, which names a wrong one, and a failure
 * is one line. With a display, SciJava's own runner is used.
 */
@Plugin(type = CodeRunner.class, priority = Priority.HIGH)
public final class HeadlessRunner extends AbstractCodeRunner {

  @Override
  public boolean supports(Object code) {
    return GraphicsEnvironment.isHeadless() && find(code).isPresent();
  }

  /**
   * @param args names and values, in turns
   */
  @Override
  public void run(Object code, Object... args) throws InvocationTargetException {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      inputs.put(String.valueOf(args[i]), args[i + 1]);
    }
    run(code, inputs);
  }

  @Override
  public void run(Object code, Map<String, Object> inputs) throws InvocationTargetException {
    try {
      perform(find(code).orElseThrow(), inputs);
    } catch (RuntimeException | Error failure) {
      HeadlessFiji.failed(failure);
      throw new InvocationTargetException(failure);
    }
  }

  private void perform(CommandInfo command, Map<String, Object> inputs) {
    CommandRunner runner = new CommandRunner(context());
    List<String> words =
        inputs.entrySet().stream().map(input -> input.getKey() + "=" + input.getValue()).toList();
    Map<String, Object> values = runner.keys(command).parse(words);
    Module finished = runner.run(command, values, new ConsoleProgress(System.err, false));
    for (ModuleItem<?> item : command.outputs()) {
      if (finished.getOutput(item.getName()) instanceof String text) {
        System.out.print(text);
      }
    }
  }

  /** Returns the command of a class name or a title. */
  private Optional<CommandInfo> find(Object code) {
    return new CommandRunner(context())
        .commands().stream()
            .filter(info -> info.getClassName().equals(code) || info.getTitle().equals(code))
            .findFirst();
  }
}
