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

import java.awt.GraphicsEnvironment;
import morula.progress.InvalidRequestException;

/**
 * A Fiji that was started without a display to do one thing, by {@code fiji --headless --run …} or
 * {@code -macro …}. Fiji itself ends with exit status 0 and a stack trace whatever went wrong; here
 * the reason becomes one line and the status 1 or 2, as on Morula's own command line.
 *
 * <p>Fiji offers no way to tell it a status, so the program is ended. That must never happen to a
 * Fiji with a display, to a script, which may handle the failure and runs in a thread of its own,
 * or to another program that ImageJ is a library of (Python, KNIME). Therefore three things are
 * asked for: no display, the property that Fiji's launcher sets, and that the failure is in the
 * thread in which the program was started: Fiji runs there what it was started for.
 */
public final class HeadlessFiji {
  /** What ended well. */
  public static final int DONE = 0;

  /** The work failed or was cancelled. */
  public static final int FAILED = 1;

  /** The request makes no sense. */
  public static final int REFUSED = 2;

  private static final String LAUNCHED = "scijava.app.name";

  private HeadlessFiji() {}

  /** Returns the exit status for a failure. */
  public static int status(Throwable failure) {
    return ErrorLine.unwrap(failure) instanceof InvalidRequestException ? REFUSED : FAILED;
  }

  /**
   * Ends the program if Fiji was started for what failed in this thread, a command or a macro;
   * returns otherwise.
   */
  public static void failed(Throwable failure) {
    if (GraphicsEnvironment.isHeadless()
        && System.getProperty(LAUNCHED) != null
        && isMain(Thread.currentThread().getStackTrace())) {
      end(failure);
    }
  }

  private static void end(Throwable failure) {
    System.out.flush();
    System.err.println(ErrorLine.of(failure));
    System.exit(status(failure));
  }

  /** Returns whether a thread is the one in which the program was started. */
  static boolean isMain(StackTraceElement[] stack) {
    return stack.length > 0 && stack[stack.length - 1].getMethodName().equals("main");
  }
}
