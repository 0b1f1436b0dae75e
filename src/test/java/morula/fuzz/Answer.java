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

package morula.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import morula.commands.Main;

/**
 * What a command answered.
 *
 * @param status exit status; {@link #HANG} if it did not end
 * @param lines what it wrote on the error stream
 */
record Answer(int status, List<String> lines) {
  static final int HANG = -1;

  private static final Pattern DAMAGE =
      Pattern.compile("(?i)missing|incomplete|damaged|fewer|lost|cut off");

  private static final long PROCESSOR_SECONDS = Long.getLong("morula.fuzz.seconds", 60);
  private static final long SECONDS = 6 * PROCESSOR_SECONDS;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Runs a command in a thread of its own, which is left to itself if it does not end. */
  static Answer to(List<String> words) throws InterruptedException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    AtomicInteger status = new AtomicInteger(HANG);
    Thread thread = new Thread(() -> status.set(Main.run(words, out, err)), "case");
    thread.setDaemon(true);
    PrintStream usual = System.err;
    System.setErr(err); // what libraries write there reaches the user too
    thread.start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (thread.isAlive() && System.nanoTime() < end) {
      thread.join(100);
      long used = THREADS.getThreadCpuTime(thread.getId());
      if (used > TimeUnit.SECONDS.toNanos(PROCESSOR_SECONDS)) {
        break;
      }
    }
    System.setErr(usual);
    if (thread.isAlive()) {
      StringBuilder where = new StringBuilder();
      for (StackTraceElement element : thread.getStackTrace()) {
        where.append(element).append(' ');
      }
      return new Answer(HANG, List.of("does not end: " + where));
    }
    return new Answer(status.get(), written.toString(StandardCharsets.UTF_8).lines().toList());
  }

  boolean isDone() {
    return status == 0;
  }

  /** Whether a line says that data are missing or damaged. */
  boolean tellsOfDamage() {
    return lines.stream().anyMatch(line -> DAMAGE.matcher(line).find());
  }

  /** Whether it warns of something that another answer does not warn of. */
  boolean saysMoreThan(Answer other) {
    return lines.stream()
        .anyMatch(line -> line.startsWith("Warning") && !other.lines.contains(line));
  }
}
