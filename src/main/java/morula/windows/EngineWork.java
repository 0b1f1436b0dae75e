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

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.SwingUtilities;
import morula.gpu.Verdict;
import morula.installation.Size;
import morula.progress.Progress;
import morula.progress.TimeLeft;

/** Something that the window of the engine does, in a thread of its own. */
final class EngineWork implements Progress {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final StatusPanel status;
  private final TimeLeft timeLeft = new TimeLeft();
  private final AtomicLong lastShown = new AtomicLong(System.nanoTime() - PAUSE);
  private volatile boolean cancelled;
  private volatile boolean installing;

  /** A piece of work; returns what a test showed, if there was one. */
  @FunctionalInterface
  interface Task {
    Optional<Verdict> run(EngineWork work) throws IOException;
  }

  EngineWork(StatusPanel status) {
    this.status = status;
  }

  /** Says that it can be paused from now on. */
  void installing() {
    installing = true;
  }

  boolean isInstalling() {
    return installing;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public void message(String line) {
    SwingUtilities.invokeLater(() -> status.say(line));
  }

  @Override
  public void update(long done, long total, String what) {
    // all that is long here is counted in bytes
    String amount = total > 0 ? ": " + Size.of(done) + " of " + Size.of(total) : "";
    String text = what + amount + timeLeft.after(done, total, what);
    long now = System.nanoTime();
    long last = lastShown.get();
    if (now - last >= PAUSE && lastShown.compareAndSet(last, now)) {
      double share = total > 0 ? (double) done / total : -1;
      SwingUtilities.invokeLater(() -> status.moved(share, text));
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
