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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs are in {@code TwoProcessesTest}. */
class WriteLockTest {
  @TempDir Path folder;

  @Test
  void aSecondThreadIsRefusedUntilTheFirstHasEnded() throws Exception {
    Path file = WriteLock.beside(folder.resolve("m.zip"));
    WriteLock first = WriteLock.take(file, "model=m.zip", "training");
    for (int i = 0; i < 3; i++) { // a refusal does not end the lock
      InvalidRequestException e =
          CompletableFuture.supplyAsync(
                  () -> assertThrows(InvalidRequestException.class, this::take))
              .get();
      assertTrue(e.getMessage().startsWith("model=m.zip: another training is writing"), e + "");
    }
    assertEquals(
        Long.toString(ProcessHandle.current().pid()), Files.readString(file), "whom to ask");
    first.close();
    assertFalse(Files.exists(file));
    take().close();
  }

  @Test
  void theFileOfAKilledProgramIsNoLock() throws IOException {
    Files.writeString(WriteLock.beside(folder.resolve("m.zip")), "1234567890");
    take().close();
  }

  @Test
  void otherNamesAreFree() throws IOException {
    WriteLock first = WriteLock.take(WriteLock.in(folder), "output=x", "study");
    take().close();
    first.close();
  }

  private WriteLock take() throws IOException {
    return WriteLock.take(WriteLock.beside(folder.resolve("m.zip")), "model=m.zip", "training");
  }
}
