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

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What a status bar says of a job: the step and the time left, at most ten times a second, as more
 * would only cost time. Safe for use from several threads.
 */
public final class StatusText {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final LongSupplier nanoTime;
  private final TimeLeft timeLeft;
  private final AtomicLong lastShown;

  /** Begins now. */
  public StatusText() {
    this(System::nanoTime);
  }

  StatusText(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    timeLeft = new TimeLeft(nanoTime);
    lastShown = new AtomicLong(nanoTime.getAsLong() - PAUSE);
  }

  /**
   * Records how far a step has come; the parameters are those of {@link Progress#update}.
   *
   * @return the text to show now; empty if one was shown just before
   */
  public Optional<String> after(long done, long total, String what) {
    String text = what + timeLeft.after(done, total, what);
    long now = nanoTime.getAsLong();
    long last = lastShown.get();
    return now - last >= PAUSE && lastShown.compareAndSet(last, now)
        ? Optional.of(text)
        : Optional.empty();
  }
}
