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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import morula.io.UserFolder;
import morula.torchscript.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenPrecisionsTest {
  @TempDir Path folder;

  private String before;

  @BeforeEach
  void use() {
    before = System.getProperty(UserFolder.PROPERTY);
    System.setProperty(UserFolder.PROPERTY, folder.resolve("new").toString());
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(UserFolder.PROPERTY);
    } else {
      System.setProperty(UserFolder.PROPERTY, before);
    }
  }

  @Test
  void theLastChoiceCounts() {
    assertEquals(Optional.empty(), ChosenPrecisions.find("a"));
    ChosenPrecisions.add("a", Precision.BF16);
    ChosenPrecisions.add("b", Precision.FP32);
    ChosenPrecisions.add("a", Precision.INT8);
    assertEquals(Optional.of(Precision.INT8), ChosenPrecisions.find("a"));
    assertEquals(Optional.of(Precision.FP32), ChosenPrecisions.find("b"));
  }

  @Test
  void aDamagedFileIsNoChoice() throws Exception {
    ChosenPrecisions.add("a", Precision.BF16);
    Path file = folder.resolve("new/precisions.txt");
    Files.writeString(file, "a nonsense\na\n");
    assertEquals(Optional.empty(), ChosenPrecisions.find("a"));
    Files.write(file, new byte[] {(byte) 0xC3, 0, 'a', ' '});
    assertEquals(Optional.empty(), ChosenPrecisions.find("a"));
  }

  @Test
  void aFolderThatCannotBeUsedIsNoFailure() throws Exception {
    Files.createFile(folder.resolve("new"));
    ChosenPrecisions.add("a", Precision.BF16);
    assertEquals(Optional.empty(), ChosenPrecisions.find("a"));
  }
}
