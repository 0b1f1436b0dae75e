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

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Runs a macro for {@code scripts/imagej -batch}, and says with the exit status whether it failed:
 * ImageJ itself always ends with 0. It is called by {@code scripts/lib/batch.ijm}, in an ImageJ
 * that was started to run that, and needs nothing but ImageJ and {@link Interrupts}.
 */
public final class BatchMacro {
  /** What ImageJ returns for a macro that failed. */
  private static final String ABORTED = "[aborted]";

  private static boolean stopping;

  private BatchMacro() {}

  /**
   * Runs the macro and ends the program: with 0 if the macro ran to its end, 1 if it failed or was
   * stopped, 2 if there is no such file.
   *
   * @param request the file and, in the lines below, what it gets from {@code getArgument()}
   */
  public static String run(String request) {
    int end = request.indexOf('\n');
    File file = new File(request.substring(0, end)).getAbsoluteFile();
    if (!file.isFile()) {
      System.err.println("-batch " + file + ": no such file");
      System.exit(Main.REFUSED);
    }
    Interrupts.handle(BatchMacro::stop);
    boolean failed;
    try {
      failed = fails(file, request.substring(end + 1));
    } catch (IOException e) {
      System.err.println("-batch " + file + ": the file cannot be read");
      failed = true;
    }
    System.exit(stopping || failed ? Main.FAILED : Main.DONE);
    return "";
  }

  private static boolean fails(File file, String argument) throws IOException {
    if (!file.getName().matches("(?i).*\\.(ijm|txt)")) { // another language
      return ABORTED.equals(IJ.runMacroFile(file.getPath(), argument));
    }
    Macro_Runner.setFilePath(file.getPath()); // as IJ.runMacroFile does
    Watched macro = new Watched();
    try {
      macro.run(Files.readString(file.toPath()), argument);
    } catch (RuntimeException e) {
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) { // that of exit() or of an error
        throw e;
      }
    }
    return macro.aborted || macro.wasError();
  }

  /** A macro that knows whether it was stopped. */
  private static final class Watched extends Interpreter {
    private boolean aborted;

    @Override
    public void abortMacro() {
      aborted = true;
      super.abortMacro();
    }
  }

  /**
   * Stops the macro and the job that it runs, as the Esc key does: while native code computes, the
   * virtual machine cannot end without a crash. A second signal does not wait.
   */
  private static void stop() {
    if (stopping) {
      Runtime.getRuntime().halt(Main.FAILED);
    }
    stopping = true;
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    Interpreter.abort();
  }
}
