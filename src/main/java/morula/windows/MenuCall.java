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

package morula.windows;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import morula.engine.EngineSetup;
import morula.fiji.ImageJProgress;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import morula.keys.HeadlessFiji;
import morula.keys.MacroOptions;
import morula.progress.InvalidRequestException;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * A call of a command from ImageJ. In a macro the keys come from the macro and the outputs are
 * shown at once; from the menu a window opens, which asks for them.
 */
public final class MenuCall {
  private static final String FIJI = "net.imagej.legacy.LegacyService";

  /** What is a window only. */
  private static final String CORRECT = "correct";

  /** The menu item that is the command segment for files. */
  static final String SEGMENT_FOLDER = "segment_folder";

  private MenuCall() {}

  /** Returns the name of the command of a menu item. */
  static String command(String item) {
    return item.equals(SEGMENT_FOLDER) ? "segment" : item;
  }

  /**
   * Runs a command, or opens its window. A failure in a macro is one line in the Log and stops the
   * macro.
   *
   * @param command name of the command
   */
  public static void run(String command) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // SciJava finds its plugins through this loader, which in ImageJ is not that of the plugins
    thread.setContextClassLoader(MenuCall.class.getClassLoader());
    boolean macro = IJ.isMacro() || Macro.getOptions() != null;
    try {
      if (macro || GraphicsEnvironment.isHeadless()) {
        call(command);
      } else {
        IJ.showStatus("");
        openOrRun(command);
      }
    } catch (RuntimeException | Error failure) {
      report(command, failure, macro);
    } finally {
      thread.setContextClassLoader(before);
      IJ.showProgress(1);
    }
  }

  /** Does what a menu item does. ImageJ itself records those that ask nothing. */
  private static void openOrRun(String command) {
    if (command.equals(CORRECT)) {
      Recording.forgetMenuItem();
      Recording.comment("Morula: Correct... is work of a person and not repeated by a macro");
      CorrectWindow.open(WindowManager.getCurrentImage());
      return;
    }
    CommandRunner runner = runner();
    switch (command) {
      case "models" -> ModelsWindow.open();
      case "engine" -> EngineWindow.open(EngineSetup.current());
      case "about" -> ReportWindow.open(runner, command, "About Morula");
      default -> {
        CommandInfo info = runner.find(command(command));
        if (info.getMenuPath().getLeaf().getName().endsWith("...")) {
          Recording.forgetMenuItem();
          CommandWindows.open(runner, command);
        } else {
          AtOnce.run(runner, info, withImage(info, Map.of()));
        }
      }
    }
  }

  private static void call(String command) {
    if (command.equals(CORRECT)) {
      throw new InvalidRequestException(
          "Correct is a window and needs a display and a person; in a macro, use ROIs to Labels");
    }
    if (inFiji()) {
      call(fijiContext(), command);
    } else {
      try (Context own = ownContext()) {
        call(own, command);
      }
    }
  }

  private static boolean inFiji() {
    try {
      Class.forName(FIJI, false, IJ.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Context fijiContext() {
    return (Context) IJ.runPlugIn("org.scijava.Context", "");
  }

  private static Context ownContext() {
    return new Context(CommandService.class, StatusService.class);
  }

  /** Returns what runs commands for as long as a window may live. */
  static CommandRunner runner() {
    return new CommandRunner(lastingContext());
  }

  /** Returns a context that lives as long as a window may. */
  private static Context lastingContext() {
    return inFiji() ? fijiContext() : OwnContext.INSTANCE;
  }

  /** Made when the first window opens. */
  private static final class OwnContext {
    static final Context INSTANCE = ownContext();
  }

  private static void report(String command, Throwable failure, boolean macro) {
    if (Macro.MACRO_CANCELED.equals(failure.getMessage())) {
      throw (RuntimeException) failure;
    }
    String line = ErrorLine.of(failure);
    if (IJ.debugMode) {
      failure.printStackTrace();
    }
    if (!macro && !GraphicsEnvironment.isHeadless()) {
      IJ.error("Morula: " + command, Wording.wrapped(line));
      return;
    }
    HeadlessFiji.failed(failure);
    IJ.log("Morula: " + command + ": " + line);
    Interpreter interpreter = Interpreter.getInstance();
    if (interpreter != null) {
      interpreter.abortMacro();
    }
    Macro.abort();
    throw new RuntimeException(Macro.MACRO_CANCELED); // ImageJ's own way to stop a macro
  }

  private static void call(Context context, String command) {
    CommandRunner runner = new CommandRunner(context);
    CommandInfo info = runner.find(command(command));
    Map<String, Object> inputs = withImage(info, values(runner.keys(info)));
    if (command.equals(SEGMENT_FOLDER) && !inputs.containsKey("input")) {
      throw new InvalidRequestException("input= is missing: name a folder of images");
    }
    show(info, runner.run(info, inputs, new ImageJProgress()), inputs);
  }

  /** Adds the active image to the inputs of a command that takes one. */
  private static Map<String, Object> withImage(CommandInfo info, Map<String, Object> values) {
    Map<String, Object> inputs = new LinkedHashMap<>(values);
    ImagePlus current = WindowManager.getCurrentImage();
    for (ModuleItem<?> item : info.inputs()) {
      if (item.getType() == ImagePlus.class && current != null) {
        inputs.put(item.getName(), current);
      }
    }
    return inputs;
  }

  private static Map<String, Object> values(CommandKeys keys) {
    String options = Macro.getOptions();
    return options == null
        ? Map.of() // a macro without keys means the defaults
        : keys.parse(MacroOptions.parse(options, MenuCall::variable));
  }

  /** Returns a variable of the running macro; null if there is none. */
  private static String variable(String name) {
    Interpreter macro = Interpreter.getInstance();
    return macro == null ? null : macro.getVariableAsString(name);
  }

  private static void show(CommandInfo info, Module finished, Map<String, Object> inputs) {
    boolean written = !inputs.getOrDefault("output", "").toString().isBlank();
    for (ModuleItem<?> item : info.outputs()) {
      Object output = finished.getOutput(item.getName());
      if (output instanceof ImagePlus image) {
        image.show();
      } else if (output instanceof String text) {
        IJ.log(text.stripTrailing());
      } else if (output instanceof ResultsTable table) {
        if (!GraphicsEnvironment.isHeadless()) {
          table.show(table.getTitle() == null ? "Objects" : table.getTitle());
        } else {
          Analyzer.setResultsTable(table); // what macros read with nResults and getResult
          if (!written) {
            IJ.log(
                "The table is not shown, as there is no display: the macro reads it with getResult,"
                    + " and output= writes it to a file");
          }
        }
      }
    }
  }
}
