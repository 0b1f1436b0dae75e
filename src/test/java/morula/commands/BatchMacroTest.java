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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a macro failed is told by the exit status of {@code scripts/imagej -batch}. */
@Tag("slow")
class BatchMacroTest {
  @TempDir Path folder;

  @BeforeAll
  static void built() {
    Script.assumeBuilt();
  }

  private Script.Result run(String macro, String... argument) throws IOException {
    Path file = Files.writeString(folder.resolve("a.ijm"), macro);
    String[] words = new String[3 + argument.length];
    words[0] = "imagej";
    words[1] = "-batch";
    words[2] = file.toString();
    System.arraycopy(argument, 0, words, 3, argument.length);
    return Script.run(folder, Map.of("DISPLAY", ""), words);
  }

  @Test
  void aMacroThatEndsIsASuccess() throws IOException {
    Script.Result result =
        run("print(getArgument() + ' of ' + getInfo('macro.filepath'));\nexit();", "my argument");
    assertEquals(0, result.status(), result.err());
    assertTrue((result.out() + result.err()).contains("my argument of " + folder.resolve("a.ijm")));
  }

  @Test
  void aMacroThatFailsIsNone() throws IOException {
    for (String macro :
        new String[] {
          "run('No such command');",
          "x = = 3;",
          "run('Morula: Segment...', 'input=/nowhere model=nuclei output=out');"
        }) {
      Script.Result result = run(macro + "\nFile.saveString('x', '" + folder + "/after.txt');");
      assertEquals(1, result.status(), macro + result.out() + result.err());
      assertTrue(Files.notExists(folder.resolve("after.txt")), macro);
    }
  }

  @Test
  void whatIsOnlyAWindowSaysThatItNeedsADisplay() throws IOException {
    Script.Result result = run("run('Morula: Correct...');\nprint('went on');");
    String said = result.out() + result.err();
    assertEquals(1, result.status(), said);
    assertTrue(said.contains("Correct is a window and needs a display"), said);
    assertFalse(said.contains("went on") || said.contains("Exception"), said);
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    Script.Result result =
        Script.run(folder, Map.of("DISPLAY", ""), "imagej", "-batch", "nowhere.ijm");
    assertEquals(2, result.status(), result.err());
    assertTrue(result.err().contains("nowhere.ijm: no such file"), result.err());
  }
}
