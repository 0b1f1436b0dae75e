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

package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.keys.MacroOptions;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Keys as typed on the command line and as they stand in macros. */
class KeysTest {
  private final CommandKeys keys =
      CommandKeys.of(new CommandRunner(new Context(CommandService.class)).find("segment"));

  @Test
  void macroAndCommandLineMeanTheSame() {
    String macro =
        "input=[/a folder/[x] y.tif] model=plain.zip minimum_size=2.5 frame=3 rois=false table"
            + " output='it is' size_unit=\"micron\"";
    List<String> words =
        List.of(
            "input=/a folder/[x] y.tif",
            "model=plain.zip",
            "minimum_size=2.5",
            "frame=3",
            "rois=false",
            "table=true",
            "output=it is",
            "size_unit=micron");
    assertEquals(keys.parse(words), keys.parse(MacroOptions.parse(macro)));
  }

  @Test
  void valuesHaveTheirTypes() {
    Map<String, Object> values =
        keys.parse(List.of("frame=3", "minimum_size=2", "maximum_size=1e3", "rois=false"));
    assertEquals(
        Map.of("frame", 3, "minimum_size", 2.0, "maximum_size", 1000.0, "rois", false), values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modl=a              | did you mean model=?",
        "min_size=3          | segment has no key \"min_size\"",
        "frame=x             | frame=x is not valid: use a whole number",
        "frame=-1            | frame=-1 is not valid: use 0 or more",
        "minimum_size=NaN    | use a number",
        "rois=yes            | use true or false",
        "device=tpu          | use one of auto, cpu, gpu",
        "nonsense            | is not of the form key=value",
      })
  void whatMakesNoSenseIsRefusedInOneLine(String word, String line) {
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> keys.parse(List.of(word)));
    assertTrue(refused.getMessage().contains(line), refused.getMessage());
    assertTrue(refused.getMessage().lines().count() == 1);
  }

  @Test
  void keyGivenTwiceIsRefused() {
    assertThrows(InvalidRequestException.class, () -> keys.parse(List.of("frame=1", "frame=2")));
    assertThrows(InvalidRequestException.class, () -> MacroOptions.parse("frame=1 frame=2"));
  }

  @Test
  void openBracketIsRefused() {
    assertThrows(InvalidRequestException.class, () -> MacroOptions.parse("input=[/a b c"));
  }
}
