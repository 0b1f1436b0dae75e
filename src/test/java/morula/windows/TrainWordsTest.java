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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window that trains makes of words and names. */
class TrainWordsTest {
  @TempDir Path folder;

  @Test
  void effortHasWordsAndATime() {
    assertEquals(Optional.of(TrainEffort.QUICK), TrainEffort.of("6", " 50"));
    assertEquals(Optional.empty(), TrainEffort.of("7", "50"));
    assertEquals("about 90 s", TrainEffort.time("6", "50", "192", "8", 1));
    assertEquals("about 3 min", TrainEffort.time("6", "50", "192", "8", 2));
    assertEquals("about 2 h", TrainEffort.time("60", "200", "192", "8", 2));
    assertEquals("", TrainEffort.time("6", "0", "192", "8", 2));
    assertEquals("", TrainEffort.time("6", "many", "192", "8", 2));
  }

  @Test
  void plainNameIsBesideTheImages() throws IOException {
    String images = Files.createDirectory(folder.resolve("images")).toString();
    String expected = folder.resolve("mine.zip").toString();
    assertEquals(expected, TrainName.path(" mine", images));
    assertEquals(expected, TrainName.path("mine.zip", images));
    assertEquals("/data/mine", TrainName.path("/data/mine", images));
    assertEquals("mine", TrainName.path("mine", ""));
    assertEquals("", TrainName.path(" ", images));
  }

  @Test
  void modelIsCopiedToWhereItIsFoundByName() throws IOException {
    Path models = folder.resolve("models");
    Path zip = Files.writeString(folder.resolve("mine.zip"), "model");
    assertFalse(InstalledModel.isIn(List.of(models), zip));
    InstalledModel.copy(zip, models.resolve("mine.zip"));
    assertEquals("model", Files.readString(models.resolve("mine.zip")));
    assertTrue(InstalledModel.isIn(List.of(models), models.resolve("mine.zip")));
    Path inner = Files.createDirectories(folder.resolve("other/weights"));
    Files.writeString(inner.resolve("w.pt"), "weights");
    InstalledModel.copy(folder.resolve("other"), models.resolve("other"));
    assertEquals("weights", Files.readString(models.resolve("other/weights/w.pt")));
  }
}
