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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamingTest {
  @TempDir Path folder;
  private Path file;
  private Path inner;

  @BeforeEach
  void files() throws IOException {
    file = Files.writeString(folder.resolve("a.zip"), "a");
    inner = Files.writeString(Files.createDirectory(folder.resolve("a.d")).resolve("x"), "x");
  }

  private Map<Path, Path> names(String first, String second) {
    Map<Path, Path> names = new LinkedHashMap<>();
    names.put(file, folder.resolve(first));
    names.put(inner.getParent(), folder.resolve(second));
    return names;
  }

  @Test
  void filesAndFoldersAreRenamed() throws IOException {
    Renaming.all(names("b.zip", "b.d"));
    assertEquals("a", Files.readString(folder.resolve("b.zip")));
    assertEquals("x", Files.readString(folder.resolve("b.d/x")));
    assertFalse(Files.exists(file));
  }

  @Test
  void whereOneCannotBeRenamedNoneIs() throws IOException {
    Files.createFile(folder.resolve("taken"));
    for (String second : new String[] {"taken", "absent/b.d"}) {
      IOException e = assertThrows(IOException.class, () -> Renaming.all(names("b.zip", second)));
      assertTrue(
          e.getMessage().startsWith(inner.getParent() + " could not be renamed: "), e.getMessage());
      assertEquals("a", Files.readString(file));
      assertEquals("x", Files.readString(inner));
      assertFalse(Files.exists(folder.resolve("b.zip")));
    }
  }

  @Test
  void whatHasGoneIsNamed() throws IOException {
    Files.delete(inner);
    Files.delete(inner.getParent());
    IOException e = assertThrows(IOException.class, () -> Renaming.all(names("b.zip", "b.d")));
    assertEquals(
        inner.getParent() + " could not be renamed: it is not there any more", e.getMessage());
    assertTrue(Files.exists(file));
  }
}
