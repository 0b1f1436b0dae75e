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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that write to one folder at the same time. */
class TwoProcessesTest {
  private static final Path MODEL =
      Path.of("src/test/resources/morula/versions/0.1.0/models/flows.zip").toAbsolutePath();

  @TempDir Path folder;

  /** Each leaves whole files, the same as one alone; nothing half-written stays. */
  @Test
  void segmentingIntoOneFolderLeavesWholeFiles() throws IOException, InterruptedException {
    Script.assumeBuilt();
    assertEquals(0, Script.morula(folder, "generate", "output=.", "count=6", "size=96").status());
    Script.Result alone = Script.morula(folder, words("alone"));
    assertEquals(0, alone.status(), alone.err());

    List<Process> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          Script.start(folder, Map.of(), withScript(words("both")))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log" + i).toFile())
              .start());
    }
    for (int i = 0; i < 2; i++) {
      assertTrue(both.get(i).waitFor(3, TimeUnit.MINUTES));
      assertEquals(0, both.get(i).exitValue(), Files.readString(folder.resolve("log" + i)));
    }
    Map<String, Path> expected = files(folder.resolve("alone"));
    Map<String, Path> actual = files(folder.resolve("both"));
    assertEquals(expected.keySet(), actual.keySet());
    assertTrue(expected.size() >= 24, "labels, ROIs, overlay and table of each: " + expected);
    for (String name : expected.keySet()) {
      assertSame(expected.get(name), actual.get(name));
    }
  }

  /** Neither would know that the other overwrites its model. */
  @Test
  void aSecondTrainingToTheSameModelIsRefused() throws IOException, InterruptedException {
    Script.assumeBuilt();
    List<Process> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          Script.start(
                  folder,
                  Map.of(),
                  "morula",
                  "train",
                  "images=nuclei(size=64,count=4)",
                  "model=m.zip",
                  "seed=" + i,
                  "epochs=6",
                  "steps_per_epoch=10",
                  "patch_size=32",
                  "batch_size=2",
                  "network=unet(depth=1,width=2)",
                  "precision=fp32")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log" + i).toFile())
              .start());
    }
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      assertTrue(both.get(i).waitFor(3, TimeUnit.MINUTES));
      String log = Files.readString(folder.resolve("log" + i));
      ends.add(both.get(i).exitValue());
      assertFalse(log.contains("partial"), log);
      if (both.get(i).exitValue() == 2) {
        assertTrue(log.contains("m.zip: another training is writing there (process "), log);
      } else {
        assertTrue(log.contains("Wrote the model"), log);
      }
    }
    assertEquals(2, ends.get(0) + ends.get(1), ends + "");
    Map<String, Path> left = files(folder);
    assertTrue(left.keySet().containsAll(List.of("m.zip", "m_training.csv", "m_training.png")));
    assertTrue(left.keySet().stream().noneMatch(name -> name.contains(".lock")), left + "");
  }

  private static String[] words(String output) {
    return new String[] {
      "segment", "input=images", "model=" + MODEL, "output=" + output, "precision=fp32"
    };
  }

  private static String[] withScript(String[] words) {
    return Stream.concat(Stream.of("morula"), Stream.of(words)).toArray(String[]::new);
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString(), file));
    }
    return files;
  }

  /** The times within a zip may differ. */
  private static void assertSame(Path expected, Path actual) throws IOException {
    String name = actual.toString();
    if (name.endsWith(".zip")) {
      assertEquals(entries(expected), entries(actual), name);
    } else {
      assertEquals(-1, Files.mismatch(expected, actual), name);
    }
    if (name.endsWith(".png")) {
      assertNotNull(ImageIO.read(actual.toFile()), name);
    }
  }

  private static Map<String, String> entries(Path zip) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), HexFormat.of().formatHex(in.readAllBytes()));
      }
    }
    return entries;
  }
}
