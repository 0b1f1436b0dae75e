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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit status and messages of {@code scripts/morula}. */
@Tag("slow")
class CommandLineTest {

  @BeforeAll
  static void built() {
    Script.assumeBuilt();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trian                                     | did you mean train?",
        "segment modl=a                            | did you mean model=?",
        "segment model                             | not of the form key=value",
        "segment model=m output=o                  | input= is missing",
        "segment input=a model=m                   | output= is missing",
        "segment input=/ model=m output=/proc/version   | output=/proc/version is a file",
        "train images=none labels=l model=m epochs=few  | epochs=few",
        "train images=none labels=none model=m.zip | images=none",
        "evaluate labels=none predictions=p output=o    | labels=none",
      })
  void requestsThatMakeNoSense(String words, String line, @TempDir Path folder) throws IOException {
    Script.Result result = Script.morula(folder, words.split(" "));
    assertEquals(2, result.status(), result.err());
    assertTrue(result.line().contains(line), result.err());
    assertEquals("", result.out());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count(), "nothing is written");
    }
  }

  @Test
  void helpListsKeysDefaultsAndCommands(@TempDir Path folder) throws IOException {
    Script.Result all = Script.morula(folder, "--help");
    assertEquals(0, all.status());
    assertTrue(all.out().contains("segment") && all.out().contains("evaluate"));
    Script.Result segment = Script.morula(folder, "segment", "--help");
    assertEquals(0, segment.status());
    assertTrue(segment.out().contains("size_unit=pixel"), segment.out());
  }

  @Test
  void damagedFileIsOneLineAndNothingHalfWritten(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("it's \"my\" data");
    assertEquals(0, generate(folder, data).status());
    Path truth = data.resolve("labels/nuclei_001.tif");
    byte[] whole = Files.readAllBytes(truth);
    Path predictions = Files.createDirectory(data.resolve("p"));
    Path damaged = predictions.resolve("nuclei_001.tif");
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    String[] words = {
      "evaluate", "labels=" + truth, "predictions=" + damaged, "output=" + data.resolve("out")
    };
    Script.Result result = Script.morula(folder, words);
    assertTrue(result.status() == 1 || result.status() == 2, result.err());
    assertTrue(result.line().contains(damaged.toString()), result.err());
    assertFalse(Files.exists(data.resolve("out/metrics.json")));
    words = Arrays.copyOf(words, words.length + 1);
    words[words.length - 1] = "--verbose";
    assertTrue(Script.morula(folder, words).err().contains("\tat morula."));
  }

  @Test
  void truthAgainstItselfIsPerfect(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("a b");
    assertEquals(0, generate(folder, data).status());
    Path copy = Files.createDirectory(data.resolve("p"));
    Files.copy(data.resolve("labels/nuclei_001.tif"), copy.resolve("nuclei_001_labels.tif"));
    Path stale = data.resolve("new folder/scores/worst_3_old_one.png");
    Files.createDirectories(stale.getParent());
    Files.createFile(stale);
    Script.Result result =
        Script.morula(
            data, "evaluate", "labels=labels", "predictions=p", "output=new folder/scores");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("SEG 1.000"), result.out());
    Path scores = data.resolve("new folder/scores");
    assertTrue(Files.readString(scores.resolve("metrics.json")).contains("\"images\": 1"));
    assertEquals(2, Files.readAllLines(scores.resolve("metrics.csv")).size(), "a row an image");
    Plots.assertDrawn(scores.resolve("metrics.png"));
    Plots.assertNotBlank(scores.resolve("worst_1_nuclei_001.png"));
    assertFalse(Files.exists(stale), "a picture of an earlier run");
  }

  private static Script.Result generate(Path folder, Path data) throws IOException {
    return Script.morula(folder, "generate", "output=" + data, "count=1", "size=64");
  }
}
