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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Work in threads of its own, which ends before Java does: libtorch takes its memory down at the
 * end of the program, and would crash where a thread is still computing.
 */
final class Background {
  /** Longest time that the end of the program waits. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** What stops each thread that is at work. */
  private static final Map<Thread, Runnable> WORKING = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Background::end, "Morula: end"));
  }

  private Background() {}

  /**
   * Starts work.
   *
   * @param stop asks it to end soon
   * @param priority as in {@link Thread#setPriority}
   */
  static Thread start(String name, Runnable work, Runnable stop, int priority) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } finally {
                WORKING.remove(Thread.currentThread());
              }
            },
            "Morula: " + name);
    // SciJava and DJL find what they need through this loader
    thread.setContextClassLoader(Background.class.getClassLoader());
    thread.setDaemon(true);
    thread.setPriority(priority);
    WORKING.put(thread, stop);
    thread.start();
    return thread;
  }

  private static void end() {
    WORKING.values().forEach(Runnable::run);
    long until = System.nanoTime() + PATIENCE;
    for (Thread thread : WORKING.keySet()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      try {
        thread.join(Math.max(1, left));
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
