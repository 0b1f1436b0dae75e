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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;

/**
 * What the window of a command knows: the text of each key, and what is wrong with it. A key that
 * has a meaning when it is empty, such as "estimated in each image", is shown empty in place of its
 * default. Needs no display. For one thread at a time.
 */
final class KeyForm {
  private final CommandKeys keys;
  private final Memory memory;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** Where the texts of the last time are kept. */
  interface Memory {
    /** Returns what is kept under a name, or {@code otherwise}. */
    String get(String name, String otherwise);

    /** Keeps a text. */
    void set(String name, String text);
  }

  /** Creates a form with the texts of the last time. */
  KeyForm(CommandKeys keys, Memory memory) {
    this.keys = keys;
    this.memory = memory;
    for (CommandKey key : keys.all()) {
      String text = memory.get(key.name(), defaultText(key));
      texts.put(key.name(), isValid(key, text) ? text : defaultText(key));
    }
  }

  /** Returns all keys in the order of the command. */
  List<CommandKey> keys() {
    return keys.all();
  }

  /** Returns the text that is shown for a key. */
  String text(String key) {
    return texts.get(key);
  }

  /** Sets the text that is shown for a key. */
  void set(String key, String text) {
    texts.put(key, text);
  }

  /** Sets all texts to those of the defaults. */
  void reset() {
    keys.all().forEach(key -> texts.put(key.name(), defaultText(key)));
  }

  /** Returns how many of the given keys do not have their default. */
  long changed(List<CommandKey> among) {
    return among.stream().filter(key -> !isDefault(key)).count();
  }

  /** Returns what is wrong with a text, in the words of the window; empty if nothing is. */
  String problem(CommandKey key) {
    try {
      key.read(value(key));
      return "";
    } catch (InvalidRequestException e) {
      return Wording.inWindow(e.getMessage(), keys.all());
    }
  }

  /** Returns whether no text is wrong. */
  boolean isValid() {
    return keys.all().stream().allMatch(key -> problem(key).isEmpty());
  }

  /**
   * Returns the values of all keys.
   *
   * @throws InvalidRequestException naming the first key whose text is not valid
   */
  Map<String, Object> values() {
    Map<String, String> full = new LinkedHashMap<>();
    keys.all().forEach(key -> full.put(key.name(), value(key)));
    return keys.parse(full);
  }

  /** Returns the values that differ from the defaults, as text: what a macro needs. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (CommandKey key : keys.all()) {
      if (!isDefault(key)) {
        given.put(key.name(), value(key));
      }
    }
    return given;
  }

  /** Keeps the texts for the next time. */
  void remember() {
    texts.forEach(memory::set);
  }

  private boolean isDefault(CommandKey key) {
    return value(key).equals(ValueText.of(key.defaultValue()));
  }

  private String value(CommandKey key) {
    String text = texts.get(key.name()).strip();
    return text.isEmpty() && !key.whenEmpty().isEmpty() ? ValueText.of(key.defaultValue()) : text;
  }

  private static boolean isValid(CommandKey key, String text) {
    try {
      key.read(
          text.isBlank() && !key.whenEmpty().isEmpty() ? ValueText.of(key.defaultValue()) : text);
      return true;
    } catch (InvalidRequestException e) {
      return false; // of another version of Morula
    }
  }

  private static String defaultText(CommandKey key) {
    return key.whenEmpty().isEmpty() ? ValueText.of(key.defaultValue()) : "";
  }
}
