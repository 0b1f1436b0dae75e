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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor}: what computes here, and the way out where nothing can. */
class DoctorCommandTest {
  @TempDir Path folder;

  @BeforeAll
  static void built() {
    Script.assumeBuilt();
  }

  @Test
  void saysWhatWillCompute() throws IOException {
    Script.Result result = Script.morula(folder, "doctor");
    assertEquals(0, result.status(), result.err());
    assertEquals("", result.err());
    String out = result.out();
    assertLine("system .*" + Pattern.quote(System.getProperty("os.arch")) + ".* processors", out);
    assertLine(
        "memory +\\d+\\.\\d GB for Java, which is too little for large images; .*-Xmx.*",
        out); // a test gets 1 GB
    assertLine("libtorch +\\d+\\.\\d+\\.\\d+", out);
    assertLine(
        "java +" + Pattern.quote(System.getProperty("java.version").split("\\+")[0]) + ".*", out);
    assertLine("natives +libtorch is unpacked in /.+", out);
    assertLine("timing +\\d+ billion operations a second.*", out);
    assertLine("processor +.*\\d+ cores?.*", out);
    assertLine("device +.* (computes|can compute)\\. .+", out);
    assertLine("precision +.*fp32.*bf16.*", out);
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count(), "nothing is written");
    }
  }

  @Test
  void enoughMemoryIsNotLittle() throws IOException {
    Script.Result result =
        Script.run(folder, Map.of("MORULA_JAVA_OPTS", "-Xmx3g"), "morula", "doctor");
    assertEquals(0, result.status(), result.err());
    assertLine("memory +3\\.0 GB for Java", result.out());
  }

  /** Where libtorch cannot be unpacked, what is known is said, and what to do. */
  @Test
  void aBrokenEngineIsAFailureWithAWayOut() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Script.Result result =
        Script.run(
            folder,
            Map.of("DJL_CACHE_DIR", file.toString(), "ENGINE_CACHE_DIR", file.toString()),
            "morula",
            "doctor");
    assertEquals(1, result.status(), result.err());
    assertLine("memory .*", result.err());
    String last = result.err().lines().reduce("", (a, b) -> b);
    assertTrue(last.startsWith("Nothing can be written in " + file), last);
    assertTrue(last.contains("DJL_CACHE_DIR") && !last.contains("fault"), last);
  }

  private static void assertLine(String pattern, String text) {
    assertTrue(text.lines().anyMatch(line -> line.matches(pattern)), pattern + " in\n" + text);
  }

  /** The same as the action status of engine. */
  @Test
  void engineSaysTheSameAndDoesNothingUnasked() throws IOException {
    Script.Result status = Script.morula(folder, "engine");
    assertEquals(0, status.status(), status.err());
    assertLine("device +.* (computes|can compute)\\. .+", status.out());
    Script.Result refused = Script.morula(folder, "engine", "action=use", "folder=" + folder);
    assertEquals(2, refused.status(), refused.err());
    assertTrue(refused.line().startsWith("folder=" + folder), refused.err());
    // without a card for it, or without agreement, nothing is fetched
    Script.Result install = Script.morula(folder, "engine", "action=install", "folder=gpu");
    assertEquals(2, install.status(), install.err());
    assertTrue(install.line().startsWith("action=install"), install.err());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count(), "nothing is written");
    }
  }

  @Test
  void itHasNoKeys() throws IOException {
    Script.Result result = Script.morula(folder, "doctor", "device=cpu");
    assertEquals(2, result.status(), result.err());
    assertTrue(result.line().contains("device"), result.err());
  }
}
