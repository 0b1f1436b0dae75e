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

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import morula.keys.HeadlessFiji;
import morula.progress.InvalidRequestException;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The command line: {@code COMMAND key=value …}. Exit status 0: done; 1: the work failed or was
 * cancelled; 2: the request makes no sense.
 */
public final class Main {
  static final int DONE = HeadlessFiji.DONE;
  static final int FAILED = HeadlessFiji.FAILED;
  static final int REFUSED = HeadlessFiji.REFUSED;

  private final PrintStream out;
  private final PrintStream err;
  private final ConsoleProgress progress;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    progress = new ConsoleProgress(err, Boolean.getBoolean("morula.terminal"));
  }

  /** Runs one command and ends the program with its exit status. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    Main main = new Main(System.out, System.err);
    Interrupts.handle(main::interrupted);
    System.exit(main.run(new ArrayList<>(Arrays.asList(args))));
  }

  /**
   * Runs one command as the program does, without ending the virtual machine.
   *
   * @param words the command, then {@code key=value …}
   * @param out what the command returns
   * @param err messages, and the line about a failure
   * @return the exit status
   */
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    return new Main(out, err).run(new ArrayList<>(words));
  }

  /** Ctrl-C: asks the command to stop, which keeps what it has; a second time does not wait. */
  private void interrupted() {
    if (progress.isCancelled()) {
      Runtime.getRuntime().halt(FAILED);
    }
    progress.cancel();
    progress.message("Stopping; finished results are kept. Press Ctrl-C again to stop at once");
  }

  private int run(List<String> words) {
    boolean verbose = words.remove("--verbose");
    try {
      perform(words);
      return progress.isCancelled() ? FAILED : DONE;
    } catch (Throwable failure) { // some libraries also throw what they do not declare
      progress.clear();
      Throwable reason = ErrorLine.unwrap(failure);
      if (verbose) {
        failure.printStackTrace(err);
      } else {
        err.println(ErrorLine.of(reason));
      }
      return HeadlessFiji.status(reason);
    }
  }

  private void perform(List<String> words) {
    boolean help = words.removeIf(word -> word.equals("--help") || word.equals("-h"));
    if (words.isEmpty() && !help) {
      throw new InvalidRequestException("No command is given: name one; morula --help lists them");
    }
    try (Context context = new Context(CommandService.class, StatusService.class)) {
      CommandRunner runner = new CommandRunner(context);
      if (words.isEmpty()) {
        out.print(Help.overview(runner.commands()));
        return;
      }
      CommandInfo command = runner.find(words.get(0));
      CommandKeys keys = runner.keys(command);
      if (help) {
        out.print(Help.of(command, keys));
        return;
      }
      Map<String, Object> inputs = keys.parse(words.subList(1, words.size()));
      Module finished = runner.run(command, inputs, progress);
      progress.clear();
      for (ModuleItem<?> item : command.outputs()) {
        if (finished.getOutput(item.getName()) instanceof String text) {
          out.print(text);
        }
      }
    }
  }
}
