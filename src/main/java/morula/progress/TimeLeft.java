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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Estimates the time that is left for each step of a job from its speed so far. Steps may
 * alternate, as nested ones do, and may begin in the middle, as in a resumed job. Safe for use from
 * several threads.
 */
public final class TimeLeft {
  private static final int REMEMBERED_STEPS = 16;

  private final LongSupplier nanoTime;
  private final Map<String, Step> steps = new LinkedHashMap<>(16, 0.75f, true);

  /** Creates an estimate that starts now. */
  public TimeLeft() {
    this(System::nanoTime);
  }

  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** When and where a step began, and how far it was at its last report. */
  private record Step(long startNanos, long startDone, long done, long total) {}

  /**
   * Records how far a step has come; the parameters are those of {@link Progress#update}.
   *
   * @return text to append, such as ", 3 min 20 s left"; empty while there is no estimate
   */
  public synchronized String after(long done, long total, String what) {
    long now = nanoTime.getAsLong();
    Step known = steps.get(what);
    boolean again = known == null || known.total != total || done < known.done;
    Step step =
        again
            ? new Step(now, done, done, total)
            : new Step(known.startNanos, known.startDone, done, total);
    steps.put(what, step);
    if (steps.size() > REMEMBERED_STEPS) {
      steps.remove(steps.keySet().iterator().next());
    }
    if (done <= step.startDone || done >= total) {
      return "";
    }
    double nanos = (double) (now - step.startNanos) * (total - done) / (done - step.startDone);
    return ", " + duration(TimeUnit.NANOSECONDS.toSeconds(Math.round(nanos))) + " left";
  }

  /** Formats seconds for people: "45 s", "3 min 20 s", "2 h 5 min". */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
