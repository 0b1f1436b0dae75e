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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.io.WriteLock;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models are renamed and removed with all that belongs to them, or not at all. */
class OwnModelsTest {
  @TempDir Path folder;
  private Path mine;

  @BeforeEach
  void models() throws IOException {
    mine = Files.writeString(folder.resolve("mine.zip"), "model");
    Files.createFile(folder.resolve("mine_training.csv"));
    Files.createFile(folder.resolve("mine_training.png"));
    Files.createFile(Files.createDirectory(folder.resolve("mine.checkpoints")).resolve("run.json"));
    Files.createFile(folder.resolve("mine2.zip"));
    Files.createFile(folder.resolve("Other.zip"));
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Path rename(Path model, String name) throws IOException {
    return OwnModels.rename(model, name, List.of(folder, folder.resolve("absent")));
  }

  @Test
  void renamedWithWhatIsBesideIt() throws IOException {
    assertEquals(folder.resolve("Zellen 3.zip"), rename(mine, " Zellen 3.zip "));
    assertEquals(
        Set.of(
            "Zellen 3.zip",
            "Zellen 3.checkpoints",
            "Zellen 3_training.csv",
            "Zellen 3_training.png",
            "mine2.zip",
            "Other.zip"),
        names());
    assertEquals("model", Files.readString(folder.resolve("Zellen 3.zip")));
  }

  @Test
  void aFolderIsRenamedAndRemovedToo() throws IOException {
    Path model = Files.createDirectory(folder.resolve("cells"));
    Files.createFile(model.resolve("rdf.yaml"));
    Path renamed = rename(model, "nuclei");
    assertTrue(Files.exists(folder.resolve("nuclei/rdf.yaml")));
    OwnModels.remove(renamed);
    assertFalse(Files.exists(renamed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''        | The new name is empty; type a name",
        "'.zip'    | The new name is empty; type a name",
        "a/b       | “a/b” cannot be the name of a model: use at most 100 characters,",
        "'a\\b'    | “a\\b” cannot be the name of a model",
        "..        | “..” cannot be the name of a model",
        ".hidden   | “.hidden” cannot be the name of a model",
        "a:b       | “a:b” cannot be the name of a model",
        "mine2     | There is a model mine2 already; choose another name",
        "other.zip | There is a model Other already; choose another name",
        "mine      | There is a model mine already; choose another name",
      })
  void namesThatCannotBeUsed(String name, String line) throws IOException {
    Set<String> before = names();
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> rename(mine, name));
    assertTrue(e.getMessage().startsWith(line), e.getMessage());
    assertEquals(before, names());
  }

  @Test
  void whatLiesInTheWayStays() throws IOException {
    Files.createFile(folder.resolve("new_training.csv"));
    Set<String> before = names();
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> rename(mine, "new"));
    assertTrue(e.getMessage().contains("new_training.csv exists already"), e.getMessage());
    assertEquals(before, names());
  }

  @Test
  void aModelThatHasVanished() throws IOException {
    Files.delete(mine);
    String line = "There is no model " + mine + " any more; it was removed or renamed meanwhile";
    assertEquals(
        line, assertThrows(InvalidRequestException.class, () -> rename(mine, "new")).getMessage());
    assertEquals(
        line,
        assertThrows(InvalidRequestException.class, () -> OwnModels.remove(mine)).getMessage());
  }

  @Test
  void aModelThatATrainingWritesTo() throws IOException {
    Path lockFile = new TrainingFiles(mine).lock();
    try (WriteLock lock = WriteLock.take(lockFile, "model=mine.zip", "training")) {
      Set<String> before = names();
      String line =
          "The model mine is in use: a training is writing to it; wait until it has ended";
      assertEquals(
          line,
          assertThrows(InvalidRequestException.class, () -> rename(mine, "new")).getMessage(),
          () -> "with " + lock);
      assertEquals(
          line,
          assertThrows(InvalidRequestException.class, () -> OwnModels.remove(mine)).getMessage());
      assertEquals(before, names());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenTo() throws IOException {
    folder.toFile().setWritable(false);
    try {
      assumeFalse(Files.isWritable(folder), "skipped: this user may write everywhere");
      String line = "no files can be written in " + folder + ": permission denied";
      assertEquals(line, assertThrows(IOException.class, () -> rename(mine, "new")).getMessage());
      assertEquals(
          line, assertThrows(IOException.class, () -> OwnModels.remove(mine)).getMessage());
    } finally {
      folder.toFile().setWritable(true);
    }
    assertTrue(Files.exists(mine));
  }

  @Test
  void removedWithWhatIsBesideIt() throws IOException {
    OwnModels.remove(mine);
    assertEquals(Set.of("mine2.zip", "Other.zip"), names());
  }

  @Test
  void aPausedTrainingIsRemovedWithoutTheModelOfItsName() throws IOException {
    PausedRuns.write(mine, 1, Map.of("epochs", "3"));
    Files.setLastModifiedTime(mine, FileTime.fromMillis(0));
    OwnModels.remove(PausedTraining.at(mine).orElseThrow());
    assertFalse(Files.exists(folder.resolve("mine.checkpoints")));
    assertTrue(Files.exists(mine));
  }
}
