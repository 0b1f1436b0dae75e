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

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

class FormPanelTest {
  private static final Context CONTEXT = new Context(CommandService.class);

  private final CommandKeys keys = keys("segment");

  private static CommandKeys keys(String command) {
    CommandRunner runner = new CommandRunner(CONTEXT);
    return runner.keys(runner.find(command));
  }

  @AfterAll
  static void close() {
    CONTEXT.dispose();
  }

  private static final class Nothing implements KeyForm.Memory {
    @Override
    public String get(String name, String otherwise) {
      return otherwise;
    }

    @Override
    public void set(String name, String text) {}
  }

  /** Only some of the keys are asked for. */
  private record Some(Set<String> hidden) implements Particulars {
    @Override
    public boolean isShown(CommandKey key) {
      return !hidden.contains(key.name());
    }
  }

  private FormPanel panel(KeyForm form, String... hidden) {
    return new FormPanel(form, new Some(Set.of(hidden)), new Mnemonics(), () -> {});
  }

  @Test
  void fieldsHaveLettersOfTheirOwn() {
    FormPanel panel = panel(new KeyForm(keys, new Nothing()));
    List<JLabel> labels = all(panel.component(), JLabel.class);
    List<Integer> letters =
        labels.stream().map(JLabel::getDisplayedMnemonic).filter(l -> l > 0).toList();
    assertTrue(letters.size() > 8, "letters: " + letters);
    assertEquals(letters.size(), new HashSet<>(letters).size(), "letters: " + letters);
    labels.stream()
        .filter(label -> label.getDisplayedMnemonic() > 0)
        .forEach(label -> assertTrue(label.getLabelFor() != null, label.getText()));
  }

  @Test
  void checkBoxesThatAreNotAskedForLeaveNoGap() {
    FormPanel panel = panel(new KeyForm(keys, new Nothing()), "skip_done", "selection");
    layOut(panel.component());
    List<JCheckBox> shown =
        all(panel.component(), JCheckBox.class).stream()
            .filter(box -> box.isVisible() && box.getParent().isVisible())
            .toList();
    int leftmost = shown.stream().mapToInt(Component::getX).min().orElseThrow();
    assertEquals(leftmost, shown.get(0).getX());
    assertEquals(0, leftmost);
  }

  @Test
  void problemIsShownBelowItsField() {
    KeyForm form = new KeyForm(keys, new Nothing());
    FormPanel panel = panel(form);
    panel.showProblem("model", "There is no such model.");
    List<String> problems =
        all(panel.component(), JTextArea.class).stream()
            .filter(Component::isVisible)
            .map(JTextArea::getText)
            .toList();
    assertEquals(List.of("There is no such model."), problems);
  }

  private static void layOut(Container component) {
    component.setSize(component.getPreferredSize());
    component.doLayout();
    for (Component child : component.getComponents()) {
      if (child instanceof Container container) {
        container.doLayout();
        for (Component inner : container.getComponents()) {
          if (inner instanceof Container deeper) {
            deeper.doLayout();
          }
        }
      }
    }
  }

  private static <C extends Component> List<C> all(Container in, Class<C> kind) {
    List<C> found = new ArrayList<>();
    for (Component child : in.getComponents()) {
      if (kind.isInstance(child)) {
        found.add(kind.cast(child));
      } else if (child instanceof Container container) {
        found.addAll(all(container, kind));
      }
    }
    return found;
  }
}
