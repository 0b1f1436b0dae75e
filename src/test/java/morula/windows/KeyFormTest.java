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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** What the window of a command knows. */
class KeyFormTest {
  private final CommandKeys keys =
      CommandKeys.of(new CommandRunner(new Context(CommandService.class)).find("segment"));

  /** A memory that forgets at the end of a test. */
  private static final class Notes implements KeyForm.Memory {
    final Map<String, String> notes = new HashMap<>();

    @Override
    public String get(String name, String otherwise) {
      return notes.getOrDefault(name, otherwise);
    }

    @Override
    public void set(String name, String text) {
      notes.put(name, text);
    }
  }

  private CommandKey key(String name) {
    return keys.all().stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void newFormHasTheDefaultsAndNoSecretNumbers() {
    KeyForm form = new KeyForm(keys, new Notes());
    assertTrue(form.isValid());
    assertEquals(Map.of(), form.given());
    keys.all().forEach(key -> assertEquals(key.defaultValue(), form.values().get(key.name())));
    assertEquals("", form.text("diameter"));
    assertEquals("", form.text("minimum_score"));
    assertEquals("nuclei", form.text("model"));
  }

  @Test
  void onlyWhatDiffersIsGiven() {
    KeyForm form = new KeyForm(keys, new Notes());
    form.set("diameter", " 23 ");
    form.set("rois", "false");
    form.set("minimum_score", "-1");
    assertEquals(Map.of("diameter", "23", "rois", "false"), form.given());
    assertEquals(23.0, form.values().get("diameter"));
    form.reset();
    assertEquals(Map.of(), form.given());
  }

  @Test
  void problemsAreToldInTheWordsOfTheWindow() {
    KeyForm form = new KeyForm(keys, new Notes());
    form.set("diameter", "large");
    assertFalse(form.isValid());
    assertEquals(
        "“Object diameter” large is not valid: use a number", form.problem(key("diameter")));
    assertEquals("", form.problem(key("channel")));
  }

  @Test
  void textsAreRememberedUnlessTheyMakeNoSense() {
    Notes notes = new Notes();
    KeyForm form = new KeyForm(keys, notes);
    form.set("model", "my.zip");
    form.set("minimum_size", "12");
    form.remember();
    notes.set("device", "abacus"); // of another version
    KeyForm again = new KeyForm(keys, notes);
    assertEquals("my.zip", again.text("model"));
    assertEquals(Map.of("model", "my.zip", "minimum_size", "12"), again.given());
  }
}
