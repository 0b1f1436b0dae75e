package morula.training;

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
 * The batches of one epoch in order, made ahead of their use on background threads. To be used by
 * one thread and closed, which ends the background threads.
 */
public final class BatchQueue implements Iterator<Batch>, AutoCloseable {
  private final PatchSampler sampler;
  private final int epoch;
  private final ExecutorService threads;
  private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
  private int submitted;

  /**
   * Starts making batches.
   *
   * @param sampler where they come from
   * @param epoch from 0
   * @param lookAhead batches made ahead of their use, at least 1; bounds the memory
   * @param threadCount background threads, at least 1
   */
  public BatchQueue(PatchSampler sampler, int epoch, int lookAhead, int threadCount) {
    this.sampler = sampler;
    this.epoch = epoch;
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
   * @throws NoSuchElementException after the epoch's last batch
   * @throws CancellationException if the waiting thread is interrupted, or the queue is closed
   * @throws RuntimeException whatever went wrong while the batch was made
   */
  @Override
  public Batch next() {
    Future<Batch> first = ahead.poll();
    if (first == null) {
      throw new NoSuchElementException("The epoch has no further batch");
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
    if (submitted < sampler.batchesPerEpoch() && !threads.isShutdown()) {
      int index = submitted++;
      ahead.add(threads.submit(() -> sampler.batch(epoch, index)));
    }
  }
}
