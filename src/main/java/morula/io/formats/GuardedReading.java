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

package morula.io.formats;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Lets Bio-Formats read a file so that, whatever the file holds, reading comes to an end, stays in
 * the files of the image, prints nothing and fails with an exception.
 */
public final class GuardedReading {
  /** Processor time for any file, and what each further megabyte adds. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration PER_MEGABYTE = Duration.ofSeconds(2);

  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

  private final Path path;
  private final NoAddresses names = new NoAddresses();
  private volatile boolean companions;

  /**
   * @param path the file, whose size decides how long its reading may take
   */
  public GuardedReading(Path path) {
    this.path = path;
  }

  /** Says whether the format keeps pixels in other files of the folder, too. */
  public void setCompanions(boolean companions) {
    this.companions = companions;
  }

  /** Returns whether the format keeps pixels in other files of the folder, too. */
  public boolean hasCompanions() {
    return companions;
  }

  /**
   * Runs {@code work} in a thread of its own and waits for it; one call at a time.
   *
   * @throws EndlessReading if it takes far more processor time than a file of that size can need;
   *     what {@code work} used must not be used again
   * @throws UnsafeContent if the file asks for other files or for the network
   * @throws Exception that of {@code work}; an {@link IOException} in place of an {@link Error}
   *     other than the virtual machine's own
   * @throws OutOfMemoryError as {@code work} does
   */
  public <T> T call(Callable<T> work) throws Exception {
    return call(this::limit, LIMIT, work);
  }

  private long limit() {
    return LIMIT.plus(PER_MEGABYTE.multipliedBy(ImageBytes.of(path, companions) >> 20)).toNanos();
  }

  /**
   * @param limit in nanoseconds of processor time; asked only after {@code first}
   */
  <T> T call(LongSupplier limit, Duration first, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    ReadingThread thread = new ReadingThread(task, names);
    long begin = System.nanoTime();
    QuietStreams quiet = QuietStreams.open();
    try {
      thread.start();
      long wait = first.toNanos();
      while (true) {
        try {
          T result = task.get(wait, TimeUnit.NANOSECONDS);
          checkSafe(thread, null);
          return result;
        } catch (TimeoutException e) {
          if (processorTime(thread, begin) > limit.getAsLong()) {
            throw new EndlessReading();
          }
          wait = TimeUnit.SECONDS.toNanos(1);
        }
      }
    } catch (ExecutionException e) {
      checkSafe(thread, e.getCause());
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("reading was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } finally {
      end(thread, task);
      quiet.close();
    }
  }

  private static void checkSafe(ReadingThread thread, Throwable cause) throws UnsafeContent {
    if (thread.refusal() != null) {
      throw new UnsafeContent(thread.refusal(), cause);
    }
  }

  private static Exception failure(Throwable cause) {
    if (cause instanceof Exception exception) {
      return exception;
    }
    if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
      throw error;
    }
    return new IOException("its data cannot be decoded", cause);
  }

  /** Returns the processor time of the thread; where it is not known, the time since the begin. */
  private static long processorTime(Thread thread, long begin) {
    long elapsed = System.nanoTime() - begin;
    if (!TIMES.isThreadCpuTimeSupported() || !TIMES.isThreadCpuTimeEnabled()) {
      return elapsed;
    }
    return Math.max(0, TIMES.getThreadCpuTime(thread.getId()));
  }

  /** Ends a thread that goes on after its time, or after an interruption. */
  private static void end(Thread thread, FutureTask<?> task) {
    if (task.isDone()) {
      return;
    }
    thread.interrupt(); // closes the file, which ends every loop that reads
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(GRACE.toMillis());
      if (thread.isAlive()) {
        thread.setPriority(Thread.MIN_PRIORITY);
        // there is no other way to end a loop that neither reads nor waits; gone from Java 20 on
        Thread.class.getMethod("stop").invoke(thread);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (ReflectiveOperationException e) {
      // the thread remains, at the lowest priority, and does not keep the program alive
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
