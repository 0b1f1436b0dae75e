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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedReadingTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  private <T> T call(Callable<T> work) throws Exception {
    return new GuardedReading(folder.resolve("a.tif")).call(SHORT::toNanos, SHORT, work);
  }

  @Test
  void aLoopThatNeverReadsIsEnded() {
    Thread[] worker = new Thread[1];
    EndlessReading e =
        assertThrows(
            EndlessReading.class,
            () ->
                call(
                    () -> {
                      worker[0] = Thread.currentThread();
                      long n = 0;
                      while (worker[0] != null) {
                        n++;
                      }
                      return n;
                    }));
    assertTrue(e.getMessage().contains("end"), e.getMessage());
    worker[0] = null; // where Java cannot end it, it ends itself
  }

  @Test
  void waitingForASlowDiskIsNoFailure() throws Exception {
    assertEquals(
        "read",
        call(
            () -> {
              Thread.sleep(3 * SHORT.toMillis());
              return "read";
            }));
  }

  @Test
  void errorsOfLibrariesAreFailuresOfTheFile() {
    for (Error error :
        new Error[] {
          new StackOverflowError(),
          new NoClassDefFoundError("x/Y"),
          new LinkageError(),
          new AssertionError()
        }) {
      IOException e =
          assertThrows(
              IOException.class,
              () ->
                  call(
                      () -> {
                        throw error;
                      }));
      assertSame(error, e.getCause());
      assertFalse(e.getMessage().contains("Error"), e.getMessage());
    }
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    assertSame(
        full,
        assertThrows(
            OutOfMemoryError.class,
            () ->
                call(
                    () -> {
                      throw full;
                    })));
  }

  @Test
  void whatIsPrintedIsDroppedThereAndOnlyThere() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    PrintStream mine = new PrintStream(seen, true, StandardCharsets.ISO_8859_1);
    System.setErr(mine);
    try {
      call(
          () -> {
            new IOException("a trace").printStackTrace();
            Thread other = new Thread(() -> System.err.println("another thréad"));
            other.start();
            other.join();
            return null;
          });
      assertSame(mine, System.err);
      System.err.println("afterwards");
    } finally {
      System.setErr(before);
    }
    assertEquals(
        "another thréad afterwards ",
        seen.toString(StandardCharsets.ISO_8859_1).replaceAll("\\R", " "));
  }

  @Test
  void largerFilesMayTakeLonger() throws Exception {
    Path small = Files.write(folder.resolve("b.vsi"), new byte[10]);
    Files.write(Files.createDirectory(folder.resolve("_b_")).resolve("c.ets"), new byte[1000]);
    assertEquals(10, ImageBytes.of(small, false));
    assertEquals(1010, ImageBytes.of(small, true));
  }
}
