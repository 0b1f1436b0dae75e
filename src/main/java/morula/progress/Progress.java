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

package morula.progress;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The connection of a long job to its caller: the job reports progress and messages, and asks
 * whether it should stop.
 *
 * <p>Implementations must be safe to call from several threads.
 */
public interface Progress {

  /** A progress that ignores everything and is never cancelled. */
  Progress NONE = silent(() -> false);

  /**
   * Returns a progress that nobody sees, but that can be stopped.
   *
   * @param cancelled whether the user asked to stop by now
   */
  static Progress silent(BooleanSupplier cancelled) {
    return new Progress() {
      @Override
      public void message(String line) {}

      @Override
      public void update(long done, long total, String what) {}

      @Override
      public boolean isCancelled() {
        return cancelled.getAsBoolean();
      }
    };
  }

  /** Reports one line that the user can read later too (in a log, not in a status bar). */
  void message(String line);

  /**
   * Reports how far the current step has come.
   *
   * @param done units finished, 0 to {@code total}
   * @param total units in all, or 0 when unknown
   * @param what the step in a few words, such as "Epoch 3 of 60"
   */
  void update(long done, long total, String what);

  /** Returns whether the user asked to stop. */
  boolean isCancelled();

  /** Returns a progress for a part of a step: messages and cancellation, but no progress bar. */
  default Progress withoutSteps() {
    Progress whole = this;
    return new Progress() {
      @Override
      public void message(String line) {
        whole.message(line);
      }

      @Override
      public void update(long done, long total, String what) {}

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }

  /** Returns this progress with messages that go elsewhere. */
  default Progress withMessages(Consumer<String> to) {
    Progress whole = this;
    return new Progress() {
      @Override
      public void message(String line) {
        to.accept(line);
      }

      @Override
      public void update(long done, long total, String what) {
        whole.update(done, total, what);
      }

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }

  /**
   * Returns normally unless the user asked to stop.
   *
   * @throws CancellationException if {@link #isCancelled()}
   */
  default void checkCancelled() {
    if (isCancelled()) {
      throw new CancellationException("Cancelled");
    }
  }
}
