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

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import morula.annotation.Correction;
import morula.annotation.Correction.Tool;
import morula.progress.Count;
import net.miginfocom.swing.MigLayout;

/** The buttons with which a person corrects; what they do is said by {@link Actions}. */
final class CorrectPalette {
  private static final int LINE = 62;

  private final Correction correction;
  private final CorrectionScores scores;
  private final Actions actions;
  private final JPanel panel =
      new JPanel(new MigLayout("insets 8, wrap 1, fillx, hidemode 3", "[grow,fill]", "[]4"));
  private final Map<Tool, JRadioButton> tools = new EnumMap<>(Tool.class);
  private final JLabel hint = new JLabel();
  private final JLabel state = new JLabel(" ");
  private final JLabel unsure = new JLabel();
  private final JSpinner size;
  private final JCheckBox eraser = new JCheckBox("take away");
  private final JButton undo;
  private final JButton redo;
  private final JButton merge;
  private final JButton delete;

  /** What the buttons do besides the {@link Correction}. */
  interface Actions {
    /** Gives the keys back to the image. */
    void focus();

    /** Goes to the next unsure object (1) or the one before (−1). */
    void unsure(int step);

    /** Saves. */
    void save();

    /** Takes the ROIs of the ROI Manager. */
    void takeRois();

    /** Shows a remark. */
    void said(String line);
  }

  CorrectPalette(Correction correction, CorrectionScores scores, Actions actions) {
    this.correction = correction;
    this.scores = scores;
    this.actions = actions;
    size = new JSpinner(new SpinnerNumberModel((int) correction.brushRadius(), 0, 200, 1));
    undo = button("Undo", "Ctrl+Z", correction::undo);
    redo = button("Redo", "Ctrl+Y", correction::redo);
    merge = button("Merge (M)", "M: makes the chosen objects one", correction::merge);
    delete = button("Delete (Del)", "Del: deletes the chosen objects", correction::delete);
    build();
  }

  JPanel component() {
    return panel;
  }

  private void build() {
    JPanel choice = row();
    ButtonGroup group = new ButtonGroup();
    for (Tool tool : Tool.values()) {
      JRadioButton radio = new JRadioButton(label(tool), tool == correction.tool());
      radio.setToolTipText("Key " + (tool.ordinal() + 1));
      radio.setFocusable(false);
      radio.addActionListener(e -> take(tool));
      group.add(radio);
      tools.put(tool, radio);
      choice.add(radio);
    }
    hint.setText(hintText(correction.tool()));
    JPanel brush = row();
    size.addChangeListener(e -> setRadius(((Number) size.getValue()).intValue()));
    size.setToolTipText("Keys [ and ]");
    eraser.setToolTipText("E: the brush takes away instead of adding, as with Alt");
    eraser.setFocusable(false);
    eraser.addActionListener(e -> correction.setEraser(eraser.isSelected()));
    List.of(new JLabel("Brush radius"), size, new JLabel("pixels"), eraser).forEach(brush::add);
    JPanel edit = row();
    List.of(merge, delete, undo, redo).forEach(edit::add);
    edit.add(button("Save", "Ctrl+S: saves labels, outlines and table", actions::save));
    panel.add(choice);
    panel.add(hint, "hmin pref");
    panel.add(brush);
    panel.add(edit);
    panel.add(filter());
    panel.add(unsureRow());
    panel.add(state);
  }

  private JPanel filter() {
    JPanel row = row();
    JTextField area = new JTextField("50", 4);
    area.setName("smaller");
    row.add(new JLabel("Smaller than"));
    row.add(area);
    row.add(new JLabel("pixels"));
    row.add(
        button(
            "Choose",
            "Chooses all objects of fewer pixels; Del deletes them",
            () -> choose(area, true)));
    row.add(
        button(
            "Take ROI Manager",
            "Replaces the objects by the ROIs of ImageJ's ROI Manager; can be undone",
            actions::takeRois),
        "gapx 12");
    return row;
  }

  private void choose(JTextField field, boolean small) {
    try {
      double limit = Double.parseDouble(field.getText().strip().replace(',', '.'));
      int chosen =
          correction.chooseAll(
              label ->
                  small
                      ? correction.edits().area(label, correction.plane()) < limit
                      : scores.of(label) < limit);
      actions.said(Count.of(chosen, "object") + " chosen");
      actions.focus();
    } catch (NumberFormatException e) {
      actions.said("\"" + field.getText() + "\" is not a number");
    }
  }

  private JPanel unsureRow() {
    JPanel row = row();
    JTextField score = new JTextField(Double.toString(scores.unsureBelow()), 3);
    score.setName("score");
    row.add(unsure);
    row.add(button("<", "Shift+N: the object before", () -> actions.unsure(-1)));
    row.add(button("N >", "N: the next object, the one with the lowest score first", this::next));
    row.add(new JLabel("Score below"), "gapx 12");
    row.add(score);
    row.add(
        button(
            "Choose unsure", "Chooses all objects of a lower score", () -> choose(score, false)));
    showUnsure("unsure: – ");
    row.setVisible(scores.exist());
    return row;
  }

  private void next() {
    actions.unsure(1);
  }

  void showUnsure(String text) {
    unsure.setText(text);
  }

  private static JPanel row() {
    return new JPanel(new MigLayout("insets 0"));
  }

  /** Returns a button that leaves the keys with the image. */
  static JButton button(String label, String tip, Runnable action) {
    JButton button = new JButton(label);
    button.setToolTipText(tip);
    button.setFocusable(false);
    button.addActionListener(e -> action.run());
    return button;
  }

  /** Takes a tool. */
  void take(Tool tool) {
    tools.get(tool).setSelected(true);
    hint.setText(hintText(tool));
    correction.take(tool);
    actions.focus();
  }

  /** Makes the brush larger or smaller. */
  void grow(int step) {
    setRadius((int) correction.brushRadius() + step);
  }

  private void setRadius(int pixels) {
    correction.setBrushRadius(Math.min(200, pixels));
    size.setValue((int) correction.brushRadius());
  }

  /** Shows what is there now. */
  void refresh() {
    undo.setEnabled(correction.edits().undoable().isPresent());
    undo.setToolTipText("Ctrl+Z: " + correction.edits().undoable().orElse("nothing to undo"));
    redo.setEnabled(correction.edits().redoable().isPresent());
    merge.setEnabled(correction.chosen().size() > 1);
    delete.setEnabled(!correction.chosen().isEmpty());
    eraser.setSelected(correction.eraser());
    state.setText(state());
  }

  private String state() {
    return Count.of(correction.edits().count(correction.plane()), "object")
        + ", "
        + correction.chosen().size()
        + " chosen"
        + chosenScore()
        + (correction.part().isWhole() ? "" : "; only a part is annotated");
  }

  private String chosenScore() {
    if (correction.chosen().size() != 1) {
      return "";
    }
    int label = correction.chosen().iterator().next();
    String area = Count.of(correction.edits().area(label, correction.plane()), "pixel");
    double score = scores.of(label);
    return Double.isNaN(score)
        ? " (" + label + ": " + area + ")"
        : String.format(Locale.ROOT, " (%d: %s, score %.2f)", label, area, score);
  }

  private static String label(Tool tool) {
    return switch (tool) {
      case CHOOSE -> "choose";
      case DRAW -> "draw a new one";
      case CUT -> "cut";
      case BRUSH -> "brush";
      case PART -> "mark a part";
    };
  }

  /** Returns the hint in two lines, so that the palette keeps its size. */
  private static String hintText(Tool tool) {
    String text = html(hint(tool));
    return text.contains("<br>") ? text : text + "<br>&nbsp;";
  }

  private static String hint(Tool tool) {
    return switch (tool) {
      case CHOOSE ->
          "Click an object; Shift+click one more; drag a box round many. Then M merges, Del deletes.";
      case DRAW ->
          "Draw a line round an object that is missing. It never takes pixels of a neighbour.";
      case CUT -> "Draw a line across objects that are joined.";
      case BRUSH ->
          "Paint into the chosen object; without one, the object under the mouse or a new one.";
      case PART ->
          "Drag a box: only there is every object annotated, and training uses only that."
              + " Click: the whole image again.";
    };
  }

  /** Returns a text in lines for a label. */
  static String html(String text) {
    String lines = Wording.wrapped(text, LINE).replace("&", "&amp;").replace("<", "&lt;");
    return "<html>" + lines.replace("\n", "<br>");
  }
}
