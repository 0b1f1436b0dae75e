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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import morula.progress.Progress;
import morula.progress.TimeLeft;

/**
 * Shows progress and the time left on the error stream: on a terminal as one line that is
 * overwritten, elsewhere as a new line from time to time.
 */
final class ConsoleProgress implements Progress {
  private static final long TERMINAL_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LOG_PAUSE = TimeUnit.SECONDS.toNanos(30);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final TimeLeft timeLeft = new TimeLeft();
  private long lastPrint;
  private boolean lineOpen;

  /**
   * @param terminal whether {@code out} is a terminal that understands ANSI escapes
   */
  ConsoleProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    // a log gets no line for steps that are shorter than the pause
    lastPrint = System.nanoTime() - (terminal ? TERMINAL_PAUSE : 0);
  }

  @Override
  public synchronized void message(String line) {
    clear();
    out.println(line);
  }

  @Override
  public synchronized void update(long done, long total, String what) {
    long now = System.nanoTime();
    String left = timeLeft.after(done, total, what);
    if (now - lastPrint < (terminal ? TERMINAL_PAUSE : LOG_PAUSE)) {
      return;
    }
    lastPrint = now;
    String line = total > 0 ? what + "  " + 100 * done / total + " %" + left : what;
    if (terminal) {
      out.print(CLEAR_LINE + line);
      out.flush();
      lineOpen = true;
    } else {
      out.println(line);
    }
  }

  /** Removes the progress line from the terminal. */
  synchronized void clear() {
    if (lineOpen) {
      out.print(CLEAR_LINE);
      out.flush();
      lineOpen = false;
    }
  }

  void cancel() {
    cancelled.set(true);
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get();
  }
}
