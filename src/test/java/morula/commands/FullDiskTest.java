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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that end where the disk does. A limit for the size of files stands for the disk: it takes
 * the first part of what is written, too, and refuses the rest. {@code scripts/check-full-disk}
 * does the same with disks of many sizes.
 */
@Tag("slow")
class FullDiskTest {
  private static final byte[] OLD = "of an earlier run".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path data;
  @TempDir Path folder;

  @BeforeAll
  static void images() throws IOException {
    Script.assumeBuilt();
    assertEquals(0, Script.morula(data, "generate", "output=.", "count=2", "size=96").status());
    Path predictions = Files.createDirectory(data.resolve("predictions"));
    for (Path file : files(data.resolve("labels")).keySet().stream().map(Path::of).toList()) {
      Files.copy(data.resolve("labels").resolve(file), predictions.resolve(file));
    }
  }

  @Test
  void generate() throws IOException {
    check(List.of(10, 30), "morula", "generate", "count=2", "size=96", "output=");
  }

  @Test
  void evaluate() throws IOException {
    check(
        List.of(1, 4, 20),
        "morula",
        "evaluate",
        "labels=" + data.resolve("labels"),
        "predictions=" + data.resolve("predictions"),
        "output=");
  }

  /** Runs a command without a limit, then with limits in units of 512 bytes. */
  private void check(List<Integer> limits, String... words) throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(0, run(0, whole, words), log());
    Map<String, byte[]> expected = files(whole);
    for (int limit : limits) {
      for (boolean again : new boolean[] {false, true}) {
        Path output = folder.resolve(limit + "-" + again);
        if (again) { // in place of older files
          for (String name : expected.keySet()) {
            if (!name.endsWith(".tif")) { // where something is not by Morula, it is not replaced
              Files.createDirectories(output.resolve(name).getParent());
              Files.write(output.resolve(name), OLD);
            }
          }
        }
        int status = run(limit, output, words);
        Map<String, byte[]> actual = files(output);
        int missing = 0;
        for (Map.Entry<String, byte[]> file : expected.entrySet()) {
          byte[] content = actual.remove(file.getKey());
          boolean old = again && content != null && Arrays.equals(OLD, content);
          if (content == null || old) {
            missing++;
          } else if (!file.getKey().endsWith(".zip")) { // with the time
            assertArrayEquals(file.getValue(), content, file.getKey() + " of " + limit);
          } else {
            assertEquals(file.getValue().length, content.length, file.getKey() + " of " + limit);
          }
        }
        assertEquals(Map.of().keySet(), actual.keySet(), "nothing half-written");
        assertTrue(missing > 0, limit + ": the limit is no limit");
        assertEquals(1, status, limit + ": " + missing + " missing: " + log());
        assertTrue(log().contains(" could not be written: "), log());
      }
    }
  }

  private int run(int limit, Path output, String... words) throws IOException {
    String[] all = words.clone();
    all[all.length - 1] += output;
    ProcessBuilder builder = Script.start(folder, Map.of(), all);
    if (limit > 0) {
      List<String> command =
          new ArrayList<>(List.of("sh", "-c", "ulimit -f " + limit + "; exec \"$@\"", "sh"));
      command.addAll(builder.command());
      builder.command(command);
    }
    builder.environment().merge("MORULA_JAVA_OPTS", " -XX:-UsePerfData", String::concat);
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
