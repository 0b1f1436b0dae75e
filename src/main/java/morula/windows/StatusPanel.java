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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** How far a job is, what it says, and what came of it. Empty parts take no room. */
final class StatusPanel {
  private static final int MOST_ROWS = 8;
  private static final int STEPS = 1000;

  private final JPanel panel =
      new JPanel(new MigLayout("insets 0 8 0 8, fillx, wrap 1, hidemode 3", "[grow,fill]"));
  private final JTextArea headline = text();
  private final List<String> said = new ArrayList<>();
  private final JTextArea lines = text();
  private final JScrollPane scroll = new JScrollPane(lines);
  private final JLabel step = new JLabel(" ");
  private final JProgressBar bar = new JProgressBar(0, STEPS);

  StatusPanel() {
    scroll.setBorder(null);
    panel.add(headline);
    panel.add(scroll);
    panel.add(step);
    panel.add(bar);
    clear();
    idle();
  }

  JPanel component() {
    return panel;
  }

  /** Removes what the last job said. */
  void clear() {
    headline.setText("");
    headline.setVisible(false);
    said.clear();
    list();
  }

  /** Shows the result in a sentence, and not again among the lines; nothing if it is empty. */
  void headline(String text) {
    said.removeIf(line -> text.contains(line.strip()));
    list();
    headline.setText(wrapped(text));
    headline.setVisible(!text.isBlank());
  }

  /** Adds a line. */
  void say(String line) {
    said.add(line);
    lines.append((lines.getText().isEmpty() ? "" : "\n") + Wording.wrapped(line));
    fit();
  }

  private void list() {
    lines.setText(said.stream().map(Wording::wrapped).collect(Collectors.joining("\n")));
    fit();
  }

  private void fit() {
    lines.setRows(Math.min(MOST_ROWS, lines.getLineCount()));
    scroll.setVisible(!said.isEmpty());
  }

  /** Shows how far the job is; a share below 0 means that nobody knows. */
  void moved(double share, String what) {
    step.setText(what);
    step.setVisible(true);
    bar.setVisible(true);
    bar.setIndeterminate(share < 0);
    bar.setValue((int) Math.round(STEPS * Math.max(0, share)));
  }

  /** Shows no progress: no job is at work. */
  void idle() {
    step.setVisible(false);
    bar.setVisible(false);
    bar.setIndeterminate(false);
  }

  private static String wrapped(String text) {
    StringBuilder all = new StringBuilder();
    text.lines()
        .forEach(line -> all.append(all.isEmpty() ? "" : "\n").append(Wording.wrapped(line)));
    return all.toString();
  }

  private static JTextArea text() {
    JTextArea area = new JTextArea();
    area.setEditable(false);
    area.setOpaque(false);
    area.setFont(new JLabel().getFont());
    return area;
  }
}
