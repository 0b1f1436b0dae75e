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

package morula.patches;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A queue of batches in order, which background threads prepare ahead of their use. It is for a
 * single thread; closing it ends the background threads.
 */
public final class BatchQueue implements Iterator<Batch>, AutoCloseable {
  private final PatchSampler sampler;
  private final long end;
  private final ExecutorService threads;
  private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
  private long next;

  /**
   * Starts to prepare batches.
   *
   * @param sampler source of the batches
   * @param first first step, counted from 0
   * @param count number of steps
   * @param lookAhead number of batches prepared ahead of their use, at least 1; bounds the memory
   * @param threadCount number of background threads, at least 1
   * @param beginning is run first in each background thread, for instance to lower its priority
   */
  public BatchQueue(
      PatchSampler sampler,
      long first,
      int count,
      int lookAhead,
      int threadCount,
      Runnable beginning) {
    this.sampler = sampler;
    next = first;
    end = first + count;
    threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Runnable work =
                  () -> {
                    beginning.run();
                    task.run();
                  };
              Thread thread = new Thread(work, "morula-batches");
              thread.setDaemon(true);
              return thread;
            });
    for (int i = 0; i < lookAhead; i++) {
      submit();
    }
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty();
  }

  /**
   * Returns the next batch; waits for it if necessary.
   *
   * @throws NoSuchElementException after the last batch
   * @throws CancellationException if the waiting thread is interrupted, or the queue is closed
   * @throws RuntimeException if the batch could not be prepared, for whatever reason
   */
  @Override
  public Batch next() {
    Future<Batch> first = ahead.poll();
    if (first == null) {
      throw new NoSuchElementException("There is no further batch");
    }
    submit();
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a batch");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Cancels the batches in preparation and ends the background threads. */
  @Override
  public void close() {
    threads.shutdownNow();
    ahead.forEach(batch -> batch.cancel(true));
    ahead.clear();
  }

  private void submit() {
    if (next < end && !threads.isShutdown()) {
      long step = next++;
      ahead.add(threads.submit(() -> sampler.batch(step)));
    }
  }
}
