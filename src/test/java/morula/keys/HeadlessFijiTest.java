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

package morula.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;

/**
 * When a failure ends the program, and with which status; that it does is for scripts/check-fiji.
 */
class HeadlessFijiTest {
  @Test
  void theStatusIsThatOfTheCommandLine() {
    assertEquals(2, HeadlessFiji.status(new InvalidRequestException("no")));
    assertEquals(1, HeadlessFiji.status(new IOException("disk")));
    assertEquals(2, HeadlessFiji.status(wrapped(new InvalidRequestException("no"))));
  }

  @Test
  void onlyAFailureInTheFirstThreadEndsTheProgram() {
    assertTrue(HeadlessFiji.isMain(stack("ij.IJ.runMacroFile", "net.imagej.Main.main")));
    assertFalse(
        HeadlessFiji.isMain(stack("ij.IJ.runMacroFile", "java.lang.Thread.run")),
        "a script may handle the failure");
    assertFalse(HeadlessFiji.isMain(stack()));
  }

  /** These tests are no launched Fiji: the call returns. */
  @Test
  void anotherProgramGoesOn() {
    HeadlessFiji.failed(new IOException("disk"));
  }

  private static RuntimeException wrapped(Throwable cause) {
    return new RuntimeException(cause);
  }

  private static StackTraceElement[] stack(String... calls) {
    return Stream.of(calls)
        .map(
            call -> {
              int dot = call.lastIndexOf('.');
              return new StackTraceElement(
                  call.substring(0, dot), call.substring(dot + 1), null, 1);
            })
        .toArray(StackTraceElement[]::new);
  }
}
