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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private long seconds;
  private final TimeLeft left = new TimeLeft(() -> TimeUnit.SECONDS.toNanos(seconds));

  @Test
  void stepFromItsBeginning() {
    assertEquals("", left.after(0, 100, "a"));
    seconds = 10;
    assertEquals(", 1 min 30 s left", left.after(10, 100, "a"));
    seconds = 20;
    assertEquals(", 20 s left", left.after(50, 100, "a"));
    assertEquals("", left.after(100, 100, "a"));
  }

  @Test
  void whatWasDoneBeforeCountsNoTime() {
    left.after(900, 1000, "resumed");
    seconds = 10;
    assertEquals(", 40 s left", left.after(920, 1000, "resumed"));
  }

  @Test
  void stepWithinAnotherChangesNothing() {
    left.after(0, 10, "files");
    for (int file = 0; file < 5; file++) {
      left.after(0, 4, "tiles");
      seconds += 60;
      assertEquals(", 1 min 0 s left", left.after(2, 4, "tiles"));
    }
    assertEquals(", 5 min 0 s left", left.after(5, 10, "files"));
  }

  @Test
  void unknownTotalSaysNothing() {
    left.after(0, 0, "a");
    seconds = 5;
    assertEquals("", left.after(5, 0, "a"));
  }

  @Test
  void durationsAreReadable() {
    assertEquals("59 s", TimeLeft.duration(59));
    assertEquals("3 min 20 s", TimeLeft.duration(200));
    assertEquals("2 h 5 min", TimeLeft.duration(7500));
  }
}
