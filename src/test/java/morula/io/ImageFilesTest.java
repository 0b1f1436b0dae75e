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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws Exception {
    for (String name :
        List.of(
            "b.tif",
            "a.tif",
            "C.TIF",
            "d.png",
            "scan[1].tif",
            ".hidden.tif",
            "notes.txt",
            "table.csv",
            "x.json",
            "README.md",
            "Thumbs.db",
            "noextension",
            "rois.zip",
            "sub/e.tif",
            "sub/deep/f.tif",
            "sub/.cache/g.tif",
            "empty/readme.txt")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | C.TIF a.tif b.tif d.png scan[1].tif",
        "/             | C.TIF a.tif b.tif d.png scan[1].tif",
        "/a.tif        | a.tif",
        "/notes.txt    | notes.txt",
        "/scan[1].tif  | scan[1].tif",
        "/*.tif        | a.tif b.tif scan[1].tif",
        "/*            | C.TIF a.tif b.tif d.png scan[1].tif",
        "/?.tif        | a.tif b.tif",
        "/{a,d}.*      | a.tif d.png",
        "/[ab].tif     | a.tif b.tif",
        "/*/*.tif      | sub/e.tif",
        "/**/*.tif     | a.tif b.tif scan[1].tif sub/deep/f.tif sub/e.tif",
        "/**.tif       | a.tif b.tif scan[1].tif sub/deep/f.tif sub/e.tif",
        "/sub/**/*.tif | sub/deep/f.tif sub/e.tif"
      })
  void finds(String spec, String expected) throws Exception {
    List<Path> found = ImageFiles.resolve(folder + spec, "input");
    assertEquals(
        List.of(expected.split(" ")),
        found.stream().map(file -> folder.relativize(file).toString().replace('\\', '/')).toList());
  }

  @ParameterizedTest
  @CsvSource({"/absent", "/absent.tif", "/absent/*.tif", "/*.lif", "/empty", "/{a.tif", "/*.txt"})
  void nothingThereNamesTheKey(String spec) {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class, () -> ImageFiles.resolve(folder + spec, "input"));
    assertTrue(e.getMessage().startsWith("input=" + folder + spec), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void foldersWithBracketsAndLinksToFoldersAreEntered() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("g.tif"), "x");
    Path site = Files.createDirectories(folder.resolve("exp[1]/site"));
    Files.writeString(site.resolve("h.tif"), "x");
    Files.createSymbolicLink(folder.resolve("exp[1]/link"), elsewhere);
    assertEquals(
        List.of("g.tif", "h.tif"),
        ImageFiles.resolve(folder + "/exp[1]/*/*.tif", "input").stream()
            .map(file -> file.getFileName().toString())
            .toList());
    assertEquals(1, ImageFiles.resolve(folder + "/exp[1]/link/*.tif", "input").size());
    Files.createSymbolicLink(site.resolve("back"), folder.resolve("exp[1]"));
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> ImageFiles.resolve(folder + "/exp[1]/**/*.tif", "input"));
    assertTrue(e.getMessage().contains("back points to a folder that contains it"), e.getMessage());
  }

  @Test
  void emptyValueNamesTheKey() {
    for (String spec : new String[] {"", " ", null}) {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> ImageFiles.resolve(spec, "labels"));
      assertTrue(e.getMessage().startsWith("labels="), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.tif, a",
    "/x/a.b.tif, a.b",
    "a.ome.tiff, a",
    "a.OME.TIF, a",
    "a.nii.gz, a",
    "noextension, noextension",
    ".hidden, .hidden",
    ".ome.tif, .ome"
  })
  void stemIsNameWithoutExtension(String file, String stem) {
    assertEquals(stem, ImageFiles.stem(Path.of(file)));
  }

  @Test
  void linksToNothingAreFoundSoThatTheyAreNamed() throws Exception {
    Path link = folder.resolve("empty").resolve("link.tif");
    try {
      Files.createSymbolicLink(link, folder.resolve("gone.tif"));
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("no links here: " + e);
    }
    for (String spec : List.of("empty", "empty/*.tif", "**/link.tif")) {
      assertEquals(List.of(link), ImageFiles.resolve(folder + "/" + spec, "input"));
    }
    Exception e = assertThrows(InvalidRequestException.class, () -> ImageFiles.read(link).pixels());
    assertTrue(e.getMessage().contains("is a link to a file that is not there"), e.getMessage());
  }

  @Test
  void foldersThatCannotBeReadAreNamed() throws Exception {
    Path closed = folder.resolve("sub").resolve("deep");
    try {
      Files.setPosixFilePermissions(closed, Set.of());
    } catch (UnsupportedOperationException e) {
      Assumptions.abort("no permissions here: " + e);
    }
    Assumptions.assumeFalse(Files.isReadable(closed), "the administrator reads everything");
    String spec = folder + "/sub/**/*.tif";
    List<Path> unreadable = new ArrayList<>();
    assertEquals(
        List.of(folder.resolve("sub").resolve("e.tif")),
        ImageFiles.resolve(spec, "input", unreadable::add));
    assertEquals(List.of(closed), unreadable);
    Exception e =
        assertThrows(InvalidRequestException.class, () -> ImageFiles.resolve(spec, "images"));
    assertTrue(e.getMessage().contains("the folder " + closed), e.getMessage());
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
  }
}
