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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The command {@code describe} writes a model again and changes what it is asked to, no more. */
class DescribeCommandTest {
  private static final Path MODEL =
      Path.of("src/test/resources/morula/versions/0.1.0/models/flows.zip").toAbsolutePath();

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    Script.assumeBuilt();
    model = Files.copy(MODEL, folder.resolve("mine.zip"));
  }

  @Test
  void picturesOfErrorsAreShownAndKept() throws IOException {
    BufferedImage worst = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    worst.setRGB(3, 4, 0xff8000);
    for (String name : List.of("worst_1_a.png", "worst_2_b.png")) {
      ImageIO.write(worst, "png", folder.resolve(name).toFile());
    }
    assertEquals(
        0,
        Script.morula(
                folder, "describe", "model=mine.zip", "output=shown.zip", "examples=worst_*.png")
            .status());
    Map<String, byte[]> shown = files(folder.resolve("shown.zip"));
    BufferedImage both = ImageIO.read(new ByteArrayInputStream(shown.get("examples.png")));
    assertEquals(80, both.getWidth());
    assertEquals(0xff8000, both.getRGB(43, 4) & 0xffffff);
    String page = new String(shown.get("README.md"), StandardCharsets.UTF_8);
    assertTrue(page.contains("](examples.png)"), page);
    assertTrue(new String(shown.get("rdf.yaml"), StandardCharsets.UTF_8).contains("examples.png"));

    assertEquals(
        0,
        Script.morula(
                folder, "describe", "model=shown.zip", "output=again.zip", "description=Again.")
            .status());
    Map<String, byte[]> again = files(folder.resolve("again.zip"));
    assertArrayEquals(pixels(shown.get("examples.png")), pixels(again.get("examples.png")));

    Files.writeString(folder.resolve("no.png"), "no picture");
    Script.Result refused =
        Script.morula(folder, "describe", "model=mine.zip", "output=x.zip", "examples=no.png");
    assertEquals(2, refused.status(), refused.err());
    assertTrue(refused.line().contains("no.png"), refused.err());
  }

  @Test
  void onlyWhatIsGivenChanges() throws IOException {
    Script.Result result =
        Script.morula(
            folder,
            "describe",
            "model=mine.zip",
            "output=new/shared.zip",
            "description=Finds nuclei: in \"tests\".",
            "author=Ada L; Börje Å",
            "licence=CC-BY-4.0",
            "data=Generated nuclei.");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.line().contains("new/shared.zip"), result.err());
    assertEquals(-1, Files.mismatch(MODEL, model), "the model itself stays");

    Map<String, byte[]> before = files(model);
    Map<String, byte[]> after = files(folder.resolve("new/shared.zip"));
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (name, bytes) -> {
          if (name.equals("cover.png")) { // says now which program wrote it
            assertArrayEquals(pixels(bytes), pixels(after.get(name)), name);
          } else if (name.equals("morula.json")) { // names what is young with its default
            JsonObject record = json(after.get(name));
            record.remove("odd_pixels");
            assertEquals(json(bytes), record);
          } else if (!Set.of("rdf.yaml", "README.md").contains(name)) {
            assertArrayEquals(bytes, after.get(name), name);
          }
        });

    Map<String, Object> old = description(before);
    Map<String, Object> described = description(after);
    assertEquals("shared", described.get("name"));
    assertEquals("Finds nuclei: in \"tests\".", described.get("description"));
    assertEquals("CC-BY-4.0", described.get("license"));
    assertEquals(
        List.of(Map.of("name", "Ada L"), Map.of("name", "Börje Å")), described.get("authors"));
    for (String unchanged : List.of("inputs", "outputs", "type", "format_version", "tags")) {
      assertEquals(old.get(unchanged), described.get(unchanged), unchanged);
    }
    String page = new String(after.get("README.md"), StandardCharsets.UTF_8);
    assertTrue(page.contains("Generated nuclei."), page);
  }

  @Test
  void whatIsLeftOutStays() throws IOException {
    describe("output=one.zip", "description=One.", "author=Ada L", "licence=CC0-1.0");
    Script.Result again =
        Script.morula(folder, "describe", "model=one.zip", "output=one.zip", "data=All of it.");
    assertEquals(0, again.status(), again.err());
    Map<String, Object> described = description(files(folder.resolve("one.zip")));
    assertEquals("One.", described.get("description"));
    assertEquals("CC0-1.0", described.get("license"));
    assertEquals(List.of(Map.of("name", "Ada L")), described.get("authors"));
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count(), "nothing half-written beside it");
    }
  }

  /** Also where it replaces itself: whoever reads meanwhile gets the old or the new one. */
  @Test
  void aModelIsWholeAtAnyMoment() throws IOException, InterruptedException {
    Process process =
        Script.start(
                folder,
                Map.of(),
                "morula",
                "describe",
                "model=mine.zip",
                "output=mine.zip",
                "data=X")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<byte[]> seen = new ArrayList<>(List.of(Files.readAllBytes(MODEL)));
    while (process.isAlive()) {
      byte[] now = Files.readAllBytes(model);
      if (!Arrays.equals(now, seen.get(seen.size() - 1))) {
        seen.add(now);
      }
    }
    assertEquals(0, process.waitFor());
    byte[] described = Files.readAllBytes(model);
    assertTrue(seen.size() <= 2, seen.size() + " states");
    assertArrayEquals(described, seen.size() == 2 ? seen.get(1) : described);
    assertTrue(files(model).containsKey("weights.pt"));
    assertTrue(Files.mismatch(MODEL, model) >= 0, "it is described");
  }

  @Test
  void aDamagedModelReplacesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(MODEL);
    Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
    Script.Result result =
        Script.morula(folder, "describe", "model=half.zip", "output=mine.zip", "data=X");
    assertTrue(result.status() == 1 || result.status() == 2, result.err());
    assertTrue(result.line().contains("half.zip"), result.err());
    assertEquals(-1, Files.mismatch(MODEL, model));
  }

  /** Written again with new checksums, damaged weights would look whole. */
  @Test
  void weightsOfAnotherModelAreNotDescribed() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    for (Map.Entry<String, byte[]> file : files(MODEL).entrySet()) {
      Files.write(mixed.resolve(file.getKey()), file.getValue());
    }
    Path other = MODEL.resolveSibling("masks.zip");
    Files.write(mixed.resolve("weights.pt"), files(other).get("weights.pt"));
    Path description = mixed.resolve("rdf.yaml");
    Files.writeString(
        description,
        Files.readString(description).replaceAll("(source: weights.pt\n +)sha256: .*\n +", "$1"));
    Script.Result result =
        Script.morula(folder, "describe", "model=mixed", "output=mine.zip", "data=X");
    assertEquals(2, result.status(), result.err());
    assertTrue(result.line().startsWith("mixed/weights.pt does not fit the network"), result.err());
    assertEquals(-1, Files.mismatch(MODEL, model));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output=x.zip                               | model= is missing",
        "model=mine.zip                             | output= is missing",
        "model=nowhere.zip output=x.zip             | model=nowhere.zip",
        "model=notes.zip output=x.zip               | notes.zip",
        "model=mine.zip output=notes.zip            | output=DIR/notes.zip already exists and is not",
        "model=mine.zip output=x.zip description=DD | description: the text has 600 characters, but at most 512",
      })
  void requestsThatMakeNoSense(String words, String line) throws IOException {
    Files.writeString(folder.resolve("notes.zip"), "no model");
    String[] given = ("describe " + words.replace("DD", "d".repeat(600))).split(" ");
    Script.Result result = Script.morula(folder, given);
    assertEquals(2, result.status(), result.err());
    String expected = line.replace("DIR", folder.toRealPath().toString());
    assertTrue(result.line().contains(expected), result.err());
    assertEquals("no model", Files.readString(folder.resolve("notes.zip")));
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count(), "nothing is written");
    }
  }

  private void describe(String... keys) throws IOException {
    String[] words = new String[keys.length + 2];
    words[0] = "describe";
    words[1] = "model=mine.zip";
    System.arraycopy(keys, 0, words, 2, keys.length);
    Script.Result result = Script.morula(folder, words);
    assertEquals(0, result.status(), result.err());
  }

  private static Map<String, byte[]> files(Path zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static Map<String, Object> description(Map<String, byte[]> files) {
    return new Yaml().load(new String(files.get("rdf.yaml"), StandardCharsets.UTF_8));
  }

  private static int[] pixels(byte[] png) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
      return picture.getRGB(
          0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(byte[] text) {
    return JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
  }
}
