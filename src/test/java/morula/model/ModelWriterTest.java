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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelWriterTest {
  @TempDir Path folder;

  @Test
  void sameContentsGiveTheSameBytes() throws IOException {
    Path one = folder.resolve("one.zip");
    Path two = folder.resolve("two.zip");
    ModelWriter.write(Packages.tiny().build(), one);
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      ModelWriter.write(Packages.tiny().build(), two);
    } finally {
      TimeZone.setDefault(zone);
    }
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "model.zip"})
  void aFailureHalfWayLeavesTheOldModel(String name) throws IOException {
    Path target = folder.resolve(name);
    ModelWriter.write(Packages.tiny().build(), target);
    byte[] before =
        Files.readAllBytes(Files.isDirectory(target) ? target.resolve("rdf.yaml") : target);

    Map<String, PackageOutput.Content> files = new LinkedHashMap<>();
    files.put("rdf.yaml", PackageOutput.Content.of("type: model".getBytes(StandardCharsets.UTF_8)));
    files.put(
        "weights.pt",
        out -> {
          out.write(new byte[100_000]);
          throw new IOException("No space left on device");
        });
    IOException e = assertThrows(IOException.class, () -> PackageOutput.write(files, target));
    assertTrue(e.getMessage().contains(target.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(" is full; "), e.getMessage());

    assertArrayEquals(
        before,
        Files.readAllBytes(Files.isDirectory(target) ? target.resolve("rdf.yaml") : target));
    ModelPackage.open(target).close();
    assertEquals(List.of(target), children());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "model.zip"})
  void aNewModelReplacesTheOld(String name) throws IOException {
    Path target = folder.resolve(name);
    ModelWriter.write(Packages.tiny().build(), target);
    ModelWriter.write(Packages.tiny().setAbout(Packages.about("Another")).build(), target);
    try (ModelPackage model = ModelPackage.open(target)) {
      assertEquals("Another", model.description().about().name());
    }
    assertEquals(List.of(target), children());
  }

  @Test
  void otherFilesOfTheFolderStayAndStaleOnesGo() throws IOException {
    Path target = folder.resolve("model");
    ModelWriter.write(Packages.tiny().build(), target);
    Files.writeString(target.resolve("notes.txt"), "mine");
    Files.createDirectory(target.resolve("checkpoints"));
    Files.writeString(target.resolve("checkpoints").resolve("1.pt"), "checkpoint");
    Files.writeString(target.resolve("bioimageio.yaml"), "stale");
    Files.createSymbolicLink(target.resolve("latest"), Path.of("absent"));
    Files.createSymbolicLink(target.resolve("link"), Path.of("checkpoints"));
    ModelWriter.write(Packages.tiny().build(), target);
    assertEquals("mine", Files.readString(target.resolve("notes.txt")));
    assertTrue(Files.exists(target.resolve("checkpoints/1.pt")));
    assertTrue(Files.isSymbolicLink(target.resolve("latest")), "a link that leads nowhere");
    assertTrue(Files.exists(target.resolve("link/1.pt")));
    assertTrue(Files.notExists(target.resolve("bioimageio.yaml")));
    assertEquals(List.of(target), children());
  }

  @Test
  void refusesToReplaceWhatIsNoModel() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("image.tif"), "precious");
    Path zip = Files.writeString(folder.resolve("data.zip"), "precious");
    Path file = Files.writeString(folder.resolve("file"), "precious");
    Path directory = Files.createDirectory(folder.resolve("folder.zip"));
    for (Path target : List.of(data, zip, file, directory)) {
      InvalidRequestException e =
          assertThrows(
              InvalidRequestException.class,
              () -> ModelWriter.write(Packages.tiny().build(), target));
      assertTrue(e.getMessage().startsWith(target + " already exists"), e.getMessage());
      InvalidRequestException checked =
          assertThrows(
              InvalidRequestException.class, () -> ModelWriter.checkTarget("output", target));
      assertTrue(
          checked.getMessage().startsWith("output=" + target + " already exists"),
          checked.getMessage());
    }
    assertEquals("precious", Files.readString(data.resolve("image.tif")));
    ModelWriter.checkTarget("model", folder.resolve("new.zip"));
    ModelWriter.checkTarget("model", Files.createDirectory(folder.resolve("empty")));
  }

  @Test
  void refusesArraysThatDoNotFitTheNetwork() throws IOException {
    ModelContents.Builder tiny = Packages.tiny();
    assertThrows(
        IllegalArgumentException.class,
        tiny.setTest(ArrayImgs.floats(30, 24, 1, 1), ArrayImgs.floats(30, 24, 2, 1))::build);
    assertThrows(
        IllegalArgumentException.class,
        tiny.setTest(ArrayImgs.floats(32, 24, 1, 1), ArrayImgs.floats(32, 24, 3, 1))::build);
    tiny.setTest(ArrayImgs.floats(32, 24, 1, 1), ArrayImgs.floats(32, 24, 2, 1)).build();
  }

  @Test
  void smallestSizeLeavesSomethingInsideTheHalo() {
    for (int divisor = 1; divisor < 20; divisor++) {
      for (int halo = 0; halo < 50; halo++) {
        int size = ModelContents.smallestTestSize(divisor, halo);
        assertEquals(0, size % divisor);
        assertTrue(size > 2 * halo && size - divisor <= 2 * halo, divisor + " " + halo);
      }
    }
  }

  private List<Path> children() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
