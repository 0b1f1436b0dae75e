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

package morula.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of corrections when the program ends. */
class JournalTest {
  private static final int SIDE = 20;

  @TempDir Path folder;

  private final LabelEdits edits =
      new LabelEdits(new Labels("x", ArrayImgs.ints(SIDE, SIDE, 1, 1), Calibration.NONE));

  private Path file() {
    return folder.resolve("new").resolve("a.journal");
  }

  private Journal journal() {
    return new Journal(
        edits,
        file(),
        e -> {
          throw new AssertionError(e);
        });
  }

  private void paint(int x, int y) {
    edits.add(Mask.disc(x, y, 2), 0);
  }

  @Test
  void nothingIsWrittenBeforeTheFirstAction() {
    journal();
    assertFalse(Files.exists(file()));
    paint(5, 5);
    assertTrue(Files.exists(file()));
  }

  @Test
  void everyActionIsKeptAlsoUndoAndStrokes() throws IOException {
    paint(3, 3);
    journal();
    Random random = new Random(4);
    for (int i = 0; i < 40; i++) {
      switch (random.nextInt(5)) {
        case 0 -> edits.undo();
        case 1 -> edits.redo();
        case 2 -> {
          edits.beginStroke();
          edits.extend(9, Mask.disc(random.nextInt(SIDE), 7, 3), 0);
          edits.erase(0, Mask.disc(random.nextInt(SIDE), 8, 2), 0);
          edits.endStroke();
        }
        case 3 -> edits.delete(Set.of(edits.highest()), 0);
        default -> paint(random.nextInt(SIDE), random.nextInt(SIDE));
      }
      if (Files.exists(file())) {
        assertArrayEquals(edits.values(), Journal.read(file(), SIDE * SIDE).orElseThrow());
      }
    }
  }

  @Test
  void actionThatWasCutOffIsLeftOut() throws IOException {
    journal();
    List<int[]> states = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      paint(3 * i + 2, 10);
      states.add(edits.values().clone());
      lengths.add(Files.size(file()));
    }
    byte[] all = Files.readAllBytes(file());
    for (int length = 0; length <= all.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(all, length));
      int whole = -1;
      for (int i = 0; i < lengths.size() && lengths.get(i) <= length; i++) {
        whole = i;
      }
      Optional<int[]> read = Journal.read(cut, SIDE * SIDE);
      assertEquals(whole >= 0, read.isPresent(), length + " bytes");
      if (whole >= 0) {
        assertArrayEquals(states.get(whole), read.get(), length + " bytes");
      }
    }
  }

  @Test
  void otherSizesAndOtherFilesAreNoJournal() throws IOException {
    journal();
    paint(5, 5);
    assertEquals(Optional.empty(), Journal.read(file(), SIDE));
    Path text = Files.writeString(folder.resolve("text"), "this is a text and no journal");
    assertEquals(Optional.empty(), Journal.read(text, SIDE));
  }

  @Test
  void savedCorrectionsAreForgottenAndUndoGoesOn() throws IOException {
    Journal journal = journal();
    paint(5, 5);
    paint(12, 5);
    journal.clear();
    assertFalse(Files.exists(file()));
    edits.undo();
    assertEquals(1, edits.count(0));
    assertArrayEquals(edits.values(), Journal.read(file(), SIDE * SIDE).orElseThrow());
  }
}
