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

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training, segmenting, evaluating and a macro leave the same files and lines in every locale. */
class LocalesTest {

  private static final String MACRO =
      """
      open("input/nuclei_001.tif");
      run("Morula: Segment...", "model=model.zip minimum_size=12.5 diameter=30.5 output=macro precision=fp32");
      print(getTitle(), Overlay.size);
      """;

  /** The SHA-256 of a model, which holds times; in TIFF files with two bytes for a letter. */
  private static final Pattern SUM = Pattern.compile("(?:[0-9a-f]\\x00?){64}");

  /** Seconds, and how far a command is, which is told only where it takes long. */
  private static final Pattern WITH_TIME =
      Pattern.compile("(?m), [0-9]+ s$|^\\w[\\w ]* +[0-9]+ %.*\\R");

  private static final Pattern TEXT = Pattern.compile("\\.(csv|json|md|py|yaml)$");

  @TempDir static Path folder;

  /** What a run left under English: contents by name. */
  private static Map<String, String> expected;

  @BeforeAll
  static void underEnglish() throws IOException {
    Script.assumeBuilt();
    commands(
        folder,
        "en-US",
        List.of(
            List.of("generate", "output=data", "count=4", "size=64", "seed=5"),
            List.of(
                "perturb",
                "images=data/images/nuclei_001.tif",
                "labels=data/labels/nuclei_001.tif",
                "output=noisy",
                "kind=noise",
                "strength=0.4")));
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.copy(folder.resolve("data/images/nuclei_001.tif"), input.resolve("nuclei_001.tif"));
    Files.copy(folder.resolve("noisy/images/nuclei_001.tif"), input.resolve("noisy.tif"));
    expected = results("en-US");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "de-DE", "tr-TR"})
  void filesAndLinesAreThoseUnderEnglish(String tag) throws IOException {
    Map<String, String> results = results(tag);
    assertEquals(expected.keySet(), results.keySet());
    assertAll(
        expected.keySet().stream()
            .map(name -> () -> assertEquals(expected.get(name), results.get(name), name)));
  }

  /** Otherwise equality would say nothing. */
  @Test
  void theLocalesWriteOtherwise() {
    assertEquals("۱۲", String.format(Locale.forLanguageTag("fa-IR"), "%d", 12));
    assertEquals("١٢", String.format(Locale.forLanguageTag("ar-EG"), "%d", 12));
    assertEquals("0,5", String.format(Locale.GERMANY, "%.1f", 0.5));
    assertEquals("ı", "I".toLowerCase(Locale.forLanguageTag("tr-TR")));
  }

  @Test
  void aRunLeavesNumbersAndAWarning() {
    assertTrue(expected.get("out/warnings.csv").contains("noisy"), expected.toString());
    assertTrue(expected.get("scores/metrics.json").contains("accuracy"));
    assertTrue(expected.get("out/nuclei_001_objects.csv").lines().count() > 1, "nothing is found");
    assertTrue(expected.get("train").contains(": loss "), expected.get("train"));
    assertTrue(expected.get("imagej").contains("nuclei_001_labels"), expected.get("imagej"));
    expected.forEach(
        (name, content) ->
            assertTrue(
                content.codePoints().filter(Character::isDigit).allMatch(c -> c <= '9'), name));
  }

  /** Does all in a folder of the same name for every locale, so that paths are equal, too. */
  private static Map<String, String> results(String tag) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    try {
      for (String name : List.of("data", "input")) {
        Files.createSymbolicLink(run.resolve(name), folder.resolve(name));
      }
      Map<String, String> results = new TreeMap<>(lines(run, tag));
      collect(run, results);
      return results;
    } finally {
      delete(run);
    }
  }

  /** What each command said, without the seconds that it took. */
  private static Map<String, String> lines(Path run, String tag) throws IOException {
    List<String> train =
        List.of(
            "train",
            "images=data/images",
            "labels=data/labels",
            "model=model.zip",
            "network=unet(depth=1,width=4)",
            "epochs=2",
            "steps_per_epoch=20",
            "patch_size=32",
            "batch_size=4",
            "learning_rate=0.02",
            "schedule=one_cycle",
            "augmentation=flips",
            "precision=fp32");
    List<String> segment =
        List.of("segment", "input=input", "model=model.zip", "output=out", "precision=fp32");
    List<String> evaluate =
        List.of(
            "evaluate",
            "labels=data/labels/nuclei_001.tif",
            "predictions=out/nuclei_001_labels.tif",
            "output=scores");
    Map<String, String> results =
        new TreeMap<>(commands(run, tag, List.of(train, segment, evaluate)));
    Path macro = Files.writeString(run.resolve("macro.ijm"), MACRO);
    Map<String, String> environment =
        Map.of("MORULA_JAVA_OPTS", String.join(" ", options(tag)), "DISPLAY", "");
    Script.Result result = Script.run(run, environment, "imagej", "-batch", macro.toString());
    assertEquals(0, result.status(), result.out() + result.err());
    results.put("imagej", result.out() + result.err());
    results.replaceAll((name, said) -> WITH_TIME.matcher(said).replaceAll(""));
    return results;
  }

  private static List<String> options(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    List<String> options = new ArrayList<>(Script.JAVA_OPTIONS);
    options.add("-Duser.language=" + locale.getLanguage());
    options.add("-Duser.country=" + locale.getCountry());
    return options;
  }

  /** Runs commands, and returns what each said by its name. */
  private static Map<String, String> commands(Path run, String tag, List<List<String>> commands)
      throws IOException {
    List<String> said = CommandSeries.run(run, options(tag), commands);
    Map<String, String> results = new TreeMap<>();
    for (int i = 0; i < commands.size(); i++) {
      results.put(commands.get(i).get(0), said.get(i));
    }
    return results;
  }

  /** All files: text as text, archives by what they hold, without times and what follows them. */
  private static void collect(Path run, Map<String, String> results) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        if (name.endsWith(".zip")) {
          archive(file, name, results);
        } else {
          results.put(name, content(name, Files.readAllBytes(file)));
        }
      }
    }
  }

  private static void archive(Path file, String name, Map<String, String> results)
      throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String part = name + "/" + entry.getName();
        results.put(part, content(part, zip.readAllBytes()));
      }
    }
  }

  private static String content(String name, byte[] bytes) {
    if (!TEXT.matcher(name).find()) {
      String text = SUM.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).replaceAll("");
      return text.hashCode() + " of " + bytes.length + " bytes";
    }
    String text = SUM.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
    return name.endsWith("training.csv")
        ? text.replaceAll("(?m),[^,]*$", "")
        : text.replaceAll("(?m)(sha256|timestamp|\"seconds\"): .*$", "");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
