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

import java.util.Map;
import javax.swing.SwingUtilities;
import morula.keys.CommandRunner;
import morula.progress.Progress;
import morula.progress.StatusText;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/**
 * A command at work in a thread of its own. It is cancelled only by {@link #cancel()}, never by the
 * Escape key in another window. The listener is called in Swing's thread.
 */
final class Job implements Progress {
  /** What a job tells the window that started it. */
  interface Listener {
    /** A line for the user to read. */
    void said(String line);

    /**
     * How far the job is.
     *
     * @param share 0 to 1; below 0 if unknown
     * @param what the step, and the time left
     */
    void moved(double share, String what);

    /** The job is done. */
    void done(Module finished);

    /** The job failed or was cancelled. */
    void failed(Throwable reason);
  }

  private final Listener listener;
  private final StatusText status = new StatusText();
  private volatile boolean cancelled;

  private Job(Listener listener) {
    this.listener = listener;
  }

  /**
   * Starts a command.
   *
   * @param inputs values by key, and images
   */
  static Job start(
      CommandRunner runner, CommandInfo info, Map<String, Object> inputs, Listener listener) {
    Job job = new Job(listener);
    Background.start(
        info.getName(),
        () -> {
          try {
            Module finished = runner.run(info, inputs, job);
            SwingUtilities.invokeLater(() -> listener.done(finished));
          } catch (RuntimeException | Error e) {
            SwingUtilities.invokeLater(() -> listener.failed(e));
          }
        },
        job::cancel,
        Thread.NORM_PRIORITY);
    return job;
  }

  /** Asks the command to stop. */
  void cancel() {
    cancelled = true;
  }

  @Override
  public void message(String line) {
    SwingUtilities.invokeLater(() -> listener.said(line));
  }

  @Override
  public void update(long done, long total, String what) {
    double share = total > 0 ? (double) done / total : -1;
    status
        .after(done, total, what)
        .ifPresent(text -> SwingUtilities.invokeLater(() -> listener.moved(share, text)));
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
