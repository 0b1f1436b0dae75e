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

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import morula.progress.Progress;

/**
 * Works on files in their order, two at a time: each begins when the one before it has {@link
 * Turn#passOn passed on}, and goes on after {@link Turn#await} when that one has ended. So results,
 * messages and failures come as if one file were done after the other. No thread outlives the run.
 */
final class Overlap {
  private Overlap() {}

  /** What is done for the files. */
  interface Work {
    /** Works on one file, in a thread of its own. */
    void begin(int index, Turn turn) throws IOException;

    /**
     * Is told of the end of a file, in order and in the caller's thread.
     *
     * @param failure what {@link #begin} threw
     * @throws IOException or anything else to end the run
     */
    void end(int index, Optional<Throwable> failure) throws IOException;
  }

  /**
   * Works on all files.
   *
   * @throws CancellationException if cancelled
   * @throws IOException as {@link Work#end}
   */
  static void run(int count, Work work, Progress progress) throws IOException {
    // two threads for all files: libtorch has threads of its own for each thread that calls it
    ExecutorService threads = Executors.newFixedThreadPool(2, Overlap::thread);
    Running earlier = null;
    Running later = null;
    try {
      int i = 0;
      for (; i < count && !progress.isCancelled(); i++) {
        later = new Running(i, work);
        threads.execute(later);
        if (earlier != null) {
          Running ended = earlier;
          earlier = null;
          ended.end();
        }
        later.turn.come();
        later.turn.awaitPassedOn();
        earlier = later;
        later = null;
      }
      if (earlier != null) {
        Running ended = earlier;
        earlier = null;
        ended.end();
      }
      if (i < count) {
        throw new CancellationException("Cancelled");
      }
    } finally {
      for (Running left : new Running[] {earlier, later}) {
        if (left != null) {
          left.turn.abandon();
        }
      }
      threads.shutdown();
      Uninterrupted.run(() -> threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "Morula segments files");
    thread.setDaemon(true);
    return thread;
  }

  /** Lets the caller throw what {@link Work#begin} threw, also what it does not declare. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> E unchanged(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** One file that is worked on. */
  private static final class Running implements Runnable {
    private final Turn turn = new Turn();
    private final CountDownLatch done = new CountDownLatch(1);
    private final int index;
    private final Work work;
    private Throwable failure;

    Running(int index, Work work) {
      this.index = index;
      this.work = work;
    }

    @Override
    public void run() {
      try {
        work.begin(index, turn);
      } catch (Throwable e) { // the caller decides what it means
        failure = e;
      } finally {
        done.countDown();
        turn.passOn();
      }
    }

    void end() throws IOException {
      Uninterrupted.run(done::await);
      work.end(index, Optional.ofNullable(failure));
    }
  }
}
