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

import java.awt.Component;
import java.util.Optional;
import javax.swing.JOptionPane;

/** Questions that only the user can answer. */
final class Questions {
  private Questions() {}

  /** Asks whether work that is not saved may be lost. */
  static boolean discard(Component owner, String what) {
    return confirmed(owner, what, "Discard");
  }

  /** Asks whether something that exists may be replaced. */
  static boolean replace(Component owner, String what) {
    return confirmed(owner, what, "Replace");
  }

  /** Asks whether something that exists may be removed. */
  static boolean remove(Component owner, String what) {
    return confirmed(owner, what, "Remove");
  }

  /** Asks before something is lost; nothing is done unless the user says so. */
  private static boolean confirmed(Component owner, String what, String action) {
    String[] answers = {action, "Cancel"};
    return JOptionPane.showOptionDialog(
            owner,
            Wording.wrapped(what),
            "Morula",
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            answers,
            answers[1])
        == 0;
  }

  /** Asks for a name; empty if the user cancels. */
  static Optional<String> name(Component owner, String what, String present) {
    return Optional.ofNullable(
        (String)
            JOptionPane.showInputDialog(
                owner, what, "Morula", JOptionPane.QUESTION_MESSAGE, null, null, present));
  }

  /** Shows what went wrong. */
  static void tell(Component owner, String text) {
    JOptionPane.showMessageDialog(
        owner, Wording.wrapped(text), "Morula", JOptionPane.ERROR_MESSAGE);
  }

  /** Asks whether work shall be saved first. */
  static Answer save(Component owner, String what) {
    return switch (ask(owner, what, "Save", "Don't save", "Cancel")) {
      case 0 -> Answer.YES;
      case 1 -> Answer.NO;
      default -> Answer.CANCEL;
    };
  }

  /** Asks whether the first of two things shall be done. */
  static boolean either(Component owner, String what, String first, String second) {
    return ask(owner, what, first, second) == 0;
  }

  private static int ask(Component owner, String what, String... answers) {
    return JOptionPane.showOptionDialog(
        owner,
        Wording.wrapped(what),
        "Morula",
        JOptionPane.DEFAULT_OPTION,
        JOptionPane.QUESTION_MESSAGE,
        null,
        answers,
        answers[0]);
  }

  /** An answer to a question that can be taken back. */
  enum Answer {
    YES,
    NO,
    CANCEL
  }
}
