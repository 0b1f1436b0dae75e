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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import morula.io.formats.GuardedReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFailuresTest {
  private static final Path FILE = Path.of("large.tif");

  @Test
  void tooLittleMemoryNamesTheFile() {
    OutOfMemoryError cause = new OutOfMemoryError("Java heap space");
    for (Throwable failure : new Throwable[] {cause, new IOException("during read", cause)}) {
      OutOfMemoryError named =
          assertThrows(
              OutOfMemoryError.class,
              () -> ReadFailures.damaged(FILE, new GuardedReading(FILE), failure));
      assertEquals("Java heap space while reading large.tif", named.getMessage());
      assertSame(failure, named.getCause());
    }
  }

  /** No setting of the memory makes such an array possible. */
  @Test
  void anArrayBeyondTheLimitOfTheMachineIsDamage() {
    OutOfMemoryError cause =
        assertThrows(OutOfMemoryError.class, () -> new long[Integer.MAX_VALUE].clone());
    assertTrue(cause.getMessage().contains("VM limit"), cause.getMessage());
    IOException e = ReadFailures.damaged(FILE, new GuardedReading(FILE), cause);
    assertTrue(e.getMessage().startsWith("large.tif is damaged"), e.getMessage());
  }

  /** More memory than an image of that many bytes can need: more memory would not help. */
  @Test
  void aSmallFileThatAsksForAllMemoryIsDamaged(@TempDir Path folder) throws IOException {
    Path small = Files.write(folder.resolve("small.tif"), new byte[100]);
    IOException e =
        ReadFailures.damaged(
            small, new GuardedReading(small), new OutOfMemoryError("Java heap space"));
    assertTrue(e.getMessage().startsWith(small + " is damaged"), e.getMessage());
  }

  @Test
  void noNameOfAClassAndNoControlCharacter() {
    for (Exception cause :
        new Exception[] {
          new IllegalStateException(),
          new ClassCastException("class loci.formats.in.TiffReader cannot be cast"),
          new IOException("org.xml.sax.SAXException: no"),
          new IOException("a\u001b[31m\nb")
        }) {
      String line = ReadFailures.damaged(FILE, new GuardedReading(FILE), cause).getMessage();
      assertTrue(line.matches("large.tif is damaged[ -~]+"), line);
      assertFalse(line.contains("Exception") || line.contains("loci"), line);
    }
  }
}
