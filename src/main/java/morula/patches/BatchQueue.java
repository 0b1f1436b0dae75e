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
 * A run of batches in order, made ahead of their use on background threads. To be used by one
 * thread and closed, which ends the background threads.
 */
public final class BatchQueue implements Iterator<Batch>, AutoCloseable {
  private final PatchSampler sampler;
  private final long end;
  private final ExecutorService threads;
  private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
  private long next;

  /**
   * Starts making batches.
   *
   * @param sampler where they come from
   * @param first step to begin with, from 0
   * @param count how many steps
   * @param lookAhead batches made ahead of their use, at least 1; bounds the memory
   * @param threadCount background threads, at least 1
   */
  public BatchQueue(PatchSampler sampler, long first, int count, int lookAhead, int threadCount) {
    this.sampler = sampler;
    next = first;
    end = first + count;
    threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Thread thread = new Thread(task, "morula-batches");
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
   * The next batch; waits for it if need be.
   *
   * @throws NoSuchElementException after the last batch
   * @throws CancellationException if the waiting thread is interrupted, or the queue is closed
   * @throws RuntimeException whatever went wrong while the batch was made
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

  /** Gives up what is being made and ends the background threads. */
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
