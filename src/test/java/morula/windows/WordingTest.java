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

import java.util.List;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Messages about keys become messages about the fields of a window. */
class WordingTest {
  private final List<CommandKey> keys =
      CommandKeys.of(new CommandRunner(new Context(CommandService.class)).find("segment")).all();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel=x is not valid: use a whole number | “Channel” x is not valid: use a whole number",
        "output= is missing: name a folder          | “Output folder” is missing: name a folder",
        "use diameter= to say it                    | use “Object diameter” to say it",
        "12 pixels (override with diameter=)        | 12 pixels (override with “Object diameter”)",
        "/data/model=3/a.tif is damaged             | /data/model=3/a.tif is damaged",
      })
  void keysBecomeLabels(String message, String inWindow) {
    assertEquals(inWindow, Wording.inWindow(message, keys));
  }

  @Test
  void messageBelongsToTheKeyThatItBeginsWith() {
    assertEquals("channel", Wording.keyOf("channel=7: cells has 3 channels", keys));
    assertEquals("", Wording.keyOf("cells.tif is damaged; channel= does not help", keys));
  }

  @Test
  void linesAreShortAndNothingIsLost() {
    String text = "a".repeat(150) + " some words that follow a path, and more of them after that";
    String wrapped = Wording.wrapped(text);
    assertTrue(wrapped.lines().allMatch(line -> line.length() <= 60), wrapped);
    assertEquals(text.replace(" ", ""), wrapped.replaceAll("\\s", ""));
  }
}
