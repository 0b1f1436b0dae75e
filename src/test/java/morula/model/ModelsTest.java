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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  @TempDir Path folder;
  private Path shipped;
  private Path installed;

  @BeforeEach
  void models() throws IOException {
    shipped = Files.createDirectory(folder.resolve("shipped"));
    installed = Files.createDirectory(folder.resolve("installed"));
    Files.createFile(shipped.resolve("nuclei.zip"));
    Files.createFile(shipped.resolve("notes.txt"));
    Files.createFile(shipped.resolve(".nuclei.zip.partial.zip"));
    Files.createDirectory(shipped.resolve("images"));
    Path cells = Files.createDirectory(installed.resolve("cells"));
    Files.createFile(cells.resolve("bioimageio.yaml"));
    Files.createFile(installed.resolve("nuclei.ZIP"));
  }

  @Test
  void aPathThatExistsWins() throws IOException {
    Path path = shipped.resolve("notes.txt");
    assertEquals(path, Models.find("model", path.toString(), List.of(shipped)));
  }

  @Test
  void aFileOfAModelsFolderNamesTheFolder() throws IOException {
    Path cells = installed.resolve("cells");
    Path weights = Files.createFile(cells.resolve("weights.pt"));
    assertEquals(cells, Models.find("model", weights.toString(), List.of()));
    assertEquals(
        cells, Models.find("model", cells.resolve("bioimageio.yaml").toString(), List.of()));
    Path notes = Files.createFile(cells.resolve("notes.txt"));
    assertEquals(notes, Models.find("model", notes.toString(), List.of()));
    Path alone = Files.createFile(shipped.resolve("weights.pt"));
    assertEquals(alone, Models.find("model", alone.toString(), List.of()));
  }

  @Test
  void aFolderOfImagesDoesNotHideAModelOfItsName() throws IOException {
    // relative to where the tests run, as a user's words are
    assertEquals(installed.resolve("cells"), Models.find("model", "cells", List.of(installed)));
    Path images = Files.createDirectory(folder.resolve("nuclei"));
    assertEquals(images, Models.find("model", images.toString(), List.of(shipped)));
    Path source = Path.of("src");
    Files.createFile(shipped.resolve(source + ".zip"));
    assertEquals(
        shipped.resolve("src.zip"), Models.find("model", source.toString(), List.of(shipped)));
  }

  @Test
  void aNameIsFoundInTheFirstFolderThatHasIt() throws IOException {
    List<Path> folders = List.of(folder.resolve("absent"), shipped, installed);
    assertEquals(shipped.resolve("nuclei.zip"), Models.find("model", "nuclei", folders));
    assertEquals(shipped.resolve("nuclei.zip"), Models.find("model", "nuclei.zip", folders));
    assertEquals(installed.resolve("cells"), Models.find("model", "cells", folders));
    assertEquals(
        installed.resolve("nuclei.ZIP"),
        Models.find("model", "nuclei", List.of(installed, shipped)));
  }

  @Test
  void whatThereIsIsListed() {
    for (String name : List.of("bacteria", "", "images", "a\0b")) {
      InvalidRequestException e =
          assertThrows(
              InvalidRequestException.class,
              () -> Models.find("model", name, List.of(shipped, installed)));
      String message = e.getMessage();
      assertTrue(message.startsWith("model=" + name + " is neither a file nor"), message);
      assertTrue(message.contains(shipped.toString()), message);
      assertTrue(message.contains(installed.toString()), message);
      assertTrue(message.endsWith("; available models: nuclei, cells, nuclei"), message);
    }
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Models.find("model", "x", List.of()));
    assertEquals(
        "model=x is neither a file nor the name of a model; no model is installed", e.getMessage());
  }
}
