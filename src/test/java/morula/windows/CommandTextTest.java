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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.keys.MacroOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a window copies is read back as what the window holds. */
class CommandTextTest {
  private static final Map<String, String> GIVEN = given();

  private static Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("input", "C:\\my data\\a \"b\" $c.tif");
    given.put("model", "it's [odd].zip");
    given.put("minimum_size", "2.5");
    given.put("rois", "false");
    return given;
  }

  @Test
  void macroLineIsReadBack() {
    String line = CommandText.macro("Morula: Segment...", GIVEN);
    String start = "run(\"Morula: Segment...\", \"";
    assertTrue(line.startsWith(start) && line.endsWith("\");"), line);
    // as the macro language reads a string
    String options = line.substring(start.length(), line.length() - 3).replaceAll("\\\\(.)", "$1");
    assertEquals(GIVEN, MacroOptions.parse(options));
  }

  @Test
  void defaultsAloneAreOneWord() {
    assertEquals("run(\"Morula: Segment...\");", CommandText.macro("Morula: Segment...", Map.of()));
    assertEquals("scripts/morula segment", CommandText.commandLine("segment", Map.of()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void shellReadsTheCommandLineBack() throws IOException {
    String line = CommandText.commandLine("segment", GIVEN);
    String arguments = line.substring("scripts/morula segment".length());
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n'" + arguments)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> words =
          GIVEN.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
      assertEquals(words, out.lines().toList());
    }
  }
}
