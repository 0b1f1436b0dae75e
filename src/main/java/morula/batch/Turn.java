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

package morula.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import morula.progress.Progress;

/**
 * The place of one file among those of a run. A file is segmented while the one before it is still
 * segmented, measured or written: it keeps its messages back, and waits before it writes anything,
 * until that one is done.
 */
final class Turn {
  private final List<Runnable> held = new ArrayList<>();
  private boolean come;
  private boolean passedOn;
  private boolean abandoned;

  /**
   * Waits until all files before are done; what follows happens in the order of the files.
   *
   * @throws CancellationException if the run ended with one of them
   */
  synchronized void await() {
    waitUntil(() -> come || abandoned);
    if (abandoned) {
      throw new CancellationException("the run ended with an earlier file");
    }
  }

  /** Lets the next file begin: what follows leaves memory for it, and the network takes turns. */
  synchronized void passOn() {
    passedOn = true;
    notifyAll();
  }

  /** Waits until the next file may begin. */
  synchronized void awaitPassedOn() {
    waitUntil(() -> passedOn);
  }

  /** All files before are done: passes on the messages so far. */
  synchronized void come() {
    held.forEach(Runnable::run);
    held.clear();
    come = true;
    notifyAll();
  }

  /** The run ended with an earlier file: the work ends as if it were cancelled. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  private synchronized boolean isAbandoned() {
    return abandoned;
  }

  private synchronized boolean hasCome() {
    return come;
  }

  private synchronized void inTurn(Runnable action) {
    if (come) {
      action.run();
    } else {
      held.add(action);
    }
  }

  /** Returns a progress that shows steps only in turn, and keeps messages back until then. */
  Progress of(Progress progress) {
    return new Progress() {
      @Override
      public void message(String line) {
        inTurn(() -> progress.message(line));
      }

      @Override
      public void update(long done, long total, String what) {
        if (hasCome()) {
          progress.update(done, total, what);
        }
      }

      @Override
      public boolean isCancelled() {
        return isAbandoned() || progress.isCancelled();
      }
    };
  }

  private void waitUntil(BooleanSupplier condition) {
    Uninterrupted.run(
        () -> {
          while (!condition.getAsBoolean()) {
            wait();
          }
        });
  }
}
