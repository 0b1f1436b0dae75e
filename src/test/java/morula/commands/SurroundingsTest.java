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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts find around them: a locale, a folder for temporary files, memory. */
@Tag("slow")
class SurroundingsTest {
  private static final String MODEL =
      "model="
          + Path.of("src/test/resources/morula/versions/0.1.0/models/flows.zip").toAbsolutePath();

  @TempDir Path folder;

  @BeforeEach
  void images() throws IOException {
    Script.assumeBuilt();
    assertEquals(0, Script.morula(folder, "generate", "output=.", "count=1", "size=96").status());
  }

  /** By the shell, as the tests themselves may run where no such name can be written. */
  private String shell(String line) throws IOException {
    Path out = folder.resolve("shell.txt");
    Process process =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return Files.readString(out);
  }

  @Test
  void namesWithUmlautsNeedNoLocale() throws IOException {
    String umlaut = "images/Zelle_$(printf '\\303\\274')";
    shell("mv images/nuclei_001.tif " + umlaut + ".tif");
    for (Map<String, String> locale :
        java.util.List.of(
            Map.of("LC_ALL", "C"), Map.of("LC_ALL", "", "LANG", "", "LC_CTYPE", ""))) {
      Script.Result result =
          Script.run(
              folder, locale, "morula", "segment", "input=images", MODEL, "output=images/out");
      assertEquals(0, result.status(), result.err());
      assertEquals(
          "found\n",
          shell(
              "cd images/out && [ -s Zelle_$(printf '\\303\\274')_labels.tif ] && echo found; rm -r ../out"));
    }
  }

  @Test
  void aMissingFolderForTemporaryFilesIsNamed() throws IOException {
    Map<String, String> missing = Map.of("TMPDIR", folder.resolve("nowhere").toString());
    Script.Result result =
        Script.run(folder, missing, "morula", "segment", "input=images", MODEL, "output=out");
    assertEquals(1, result.status(), result.err());
    String line = result.err().lines().reduce("", (a, b) -> b);
    assertTrue(line.contains("nowhere, cannot be used: it does not exist; name another"), line);
    assertFalse(line.contains("Exception"), line);
    Script.Result doctor = Script.run(folder, missing, "morula", "doctor");
    assertEquals(1, doctor.status(), doctor.err());
    assertTrue(doctor.err().contains("nowhere, cannot be used: it does not exist"), doctor.err());
    assertTrue(doctor.err().contains("device "), "the rest is said, too: " + doctor.err());
  }

  @Test
  void tooLittleMemoryForJavaIsOneLine() throws IOException {
    Script.Result result =
        Script.run(
            folder,
            Map.of("MORULA_JAVA_OPTS", "-Xmx900000g"),
            "morula",
            "segment",
            "input=images",
            MODEL);
    assertEquals(1, result.status());
    assertTrue(result.line().startsWith("Java cannot start: "), result.err());
  }
}
