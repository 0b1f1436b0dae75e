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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.border.EmptyBorder;
import morula.keys.CommandKey;
import net.miginfocom.swing.MigLayout;

/**
 * The fields of a form: a row for each key, check boxes side by side, and the keys for experts
 * behind "More". What is wrong with a field stands below it.
 */
final class FormPanel {
  private static final String COLUMNS = "[right]rel[grow,fill]";

  private final KeyForm form;
  private final Particulars particulars;
  private final Runnable changed;
  private final JPanel panel =
      new WidePanel(new MigLayout("insets 8, fillx, wrap 2, hidemode 3", COLUMNS));
  private final JPanel experts =
      new JPanel(new MigLayout("insets 0, fillx, wrap 2, hidemode 3", COLUMNS));
  private final JToggleButton more = new JToggleButton();
  private final List<CommandKey> expertKeys = new ArrayList<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private final List<Shown> rows = new ArrayList<>();
  private final Mnemonics mnemonics;

  private record Field(CommandKey key, Editor editor, JTextArea problem) {}

  /** Components that are shown together, while a condition holds. */
  private record Shown(List<JComponent> components, BooleanSupplier condition) {}

  /**
   * @param mnemonics of the window
   * @param changed called after each change, and when the panel changes its size
   */
  FormPanel(KeyForm form, Particulars particulars, Mnemonics mnemonics, Runnable changed) {
    this.mnemonics = mnemonics;
    this.form = form;
    this.particulars = particulars;
    this.changed = changed;
    for (Particulars.Row row : particulars.above()) {
      JLabel label = addRow(panel, row.label(), row.component());
      rows.add(new Shown(List.of(label, row.component()), row.applies()));
    }
    List<CommandKey> main = new ArrayList<>();
    for (CommandKey key : form.keys()) {
      (particulars.isExpert(key) ? expertKeys : main).add(key);
    }
    add(panel, main);
    if (!expertKeys.isEmpty()) {
      add(experts, expertKeys);
      experts.setVisible(false);
      more.setBorderPainted(false);
      more.setContentAreaFilled(false);
      more.setHorizontalAlignment(JToggleButton.LEFT);
      more.addActionListener(
          e -> {
            experts.setVisible(more.isSelected());
            update();
          });
      panel.add(more, "span, growx, gaptop rel");
      panel.add(experts, "span, growx, hidemode 3");
    }
    refresh();
  }

  JPanel component() {
    return panel;
  }

  /** Shows the texts of the form, after something else than a field has changed them. */
  void refresh() {
    fields.values().forEach(field -> field.editor().show(form.text(field.key().name())));
    update();
  }

  /** Shows what is wrong with a field, and opens "More" if it is there. */
  void showProblem(String key, String text) {
    Field field = fields.get(key);
    if (field == null) {
      return;
    }
    if (expertKeys.contains(field.key()) && !more.isSelected()) {
      more.doClick();
    }
    setProblem(field, text);
    field.editor().component().requestFocusInWindow();
    changed.run();
  }

  /** Returns whether the window has a field for a key. */
  boolean has(String key) {
    return fields.containsKey(key);
  }

  private void add(JPanel to, List<CommandKey> keys) {
    JPanel checks = null;
    List<CommandKey> checked = List.of();
    for (CommandKey key : keys) {
      Editor editor = particulars.editor(key);
      editor.component().setToolTipText(tip(key));
      Field field = new Field(key, editor, problemArea());
      fields.put(key.name(), field);
      editor.show(form.text(key.name()));
      editor.onChange(
          () -> {
            form.set(key.name(), editor.text());
            update();
          });
      if (key.type() == Boolean.class) {
        if (checks == null) {
          checks = new JPanel(new MigLayout("insets 0, wrap 3, hidemode 3"));
          checks.setOpaque(false);
          JLabel label = addRow(to, to == panel ? particulars.checks() : "", checks);
          List<CommandKey> ofRow = new ArrayList<>();
          checked = ofRow;
          rows.add(
              new Shown(
                  List.of(label, checks), () -> ofRow.stream().anyMatch(particulars::isShown)));
        }
        checked.add(key);
        checks.add(editor.component());
        rows.add(new Shown(List.of(editor.component()), () -> particulars.isShown(key)));
      } else {
        checks = null;
        JLabel label = addRow(to, key.label(), editor.component());
        label.setToolTipText(tip(key));
        to.add(field.problem(), "skip 1, growx");
        rows.add(new Shown(List.of(label, editor.component()), () -> particulars.isShown(key)));
      }
    }
  }

  private JLabel addRow(JPanel to, String text, JComponent component) {
    JLabel label = new JLabel(text);
    label.setLabelFor(component);
    mnemonics.give(label);
    to.add(label, "aligny top");
    to.add(component);
    return label;
  }

  /** Puts a label beside the first line of what it names. */
  private static void align(JLabel label, JComponent component) {
    label.setBorder(null);
    Component[] parts =
        component instanceof JPanel ? component.getComponents() : new Component[] {component};
    int line =
        Stream.of(parts)
            .filter(part -> part.isVisible() && !(part instanceof JLabel)) // may have many lines
            .mapToInt(part -> part.getPreferredSize().height)
            .max()
            .orElse(0);
    int above = line - label.getPreferredSize().height;
    label.setBorder(new EmptyBorder(Math.max(0, above / 2), 0, 0, 0));
  }

  private static JTextArea problemArea() {
    JTextArea area = new JTextArea();
    area.setEditable(false);
    area.setFocusable(false);
    area.setOpaque(false);
    area.setForeground(Emphasis.onBackgroundOf(area));
    area.setFont(new JLabel().getFont());
    area.setVisible(false);
    return area;
  }

  private static String tip(CommandKey key) {
    return "<html>"
        + Wording.wrapped(key.help())
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("\n", "<br>")
        + "<br><tt>"
        + key.name()
        + "=</tt></html>";
  }

  private void update() {
    for (Shown row : rows) {
      boolean applies = row.condition().getAsBoolean();
      row.components().forEach(component -> component.setVisible(applies));
      if (applies && row.components().get(0) instanceof JLabel label) {
        align(label, row.components().get(1));
      }
    }
    fields.values().forEach(field -> setProblem(field, form.problem(field.key())));
    long different = form.changed(expertKeys);
    more.setText(
        (more.isSelected() ? "▾ Less" : "▸ More")
            + (different == 0 ? "" : " (" + different + " changed)"));
    changed.run();
  }

  private static void setProblem(Field field, String text) {
    field.problem().setText(Wording.wrapped(text));
    field.problem().setVisible(!text.isEmpty());
  }
}
