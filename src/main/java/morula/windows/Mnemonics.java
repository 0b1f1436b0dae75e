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

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;

/** Letters that, pressed with Alt, go to a field or press a button; each once in a window. */
final class Mnemonics {
  private final Set<Integer> taken = new HashSet<>();

  /** Gives a label a letter of its own, if one is left. */
  void give(JLabel label) {
    place(label.getText())
        .ifPresent(
            place -> {
              label.setDisplayedMnemonic(letter(label.getText(), place));
              label.setDisplayedMnemonicIndex(place);
            });
  }

  /** Gives a button a letter of its own, if one is left. */
  void give(AbstractButton button) {
    place(button.getText())
        .ifPresent(
            place -> {
              button.setMnemonic(letter(button.getText(), place));
              button.setDisplayedMnemonicIndex(place);
            });
  }

  /** Returns where the letter is in a text: at the beginning of a word if possible. */
  OptionalInt place(String text) {
    OptionalInt first =
        IntStream.range(0, text.length())
            .filter(i -> (i == 0 || text.charAt(i - 1) == ' ') && isFree(text, i))
            .findFirst();
    OptionalInt found =
        first.isPresent()
            ? first
            : IntStream.range(0, text.length()).filter(i -> isFree(text, i)).findFirst();
    found.ifPresent(place -> taken.add((int) letter(text, place)));
    return found;
  }

  private boolean isFree(String text, int place) {
    char letter = letter(text, place);
    return letter >= 'A' && letter <= 'Z' && !taken.contains((int) letter);
  }

  private static char letter(String text, int place) {
    return Character.toUpperCase(text.charAt(place));
  }
}
