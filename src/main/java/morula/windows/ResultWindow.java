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

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.measure.ResultsTable;
import ij.text.TextWindow;
import java.awt.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import morula.fiji.ColumnHistogram;
import morula.fiji.ManagedRois;
import morula.fiji.SegmentationSummary;
import morula.keys.ErrorLine;
import net.miginfocom.swing.MigLayout;

/**
 * What came of a segmentation, in a narrow window beside the image: the number of objects, warnings
 * in full, and what to do next. One for each image; a new result takes its place.
 */
final class ResultWindow {
  private static final int LINE = 38;
  private static final int MOST_ROWS = 12;

  /** Used in Swing's thread only. */
  private static final Map<ImagePlus, ResultWindow> OPEN = new HashMap<>();

  private final ImagePlus source;
  private final ImagePlus labels;
  private final Optional<ResultsTable> table;
  private final Optional<Overlay> before;
  private final JFrame frame;
  private final JTextArea warnings = area();
  private final JScrollPane scroll = new JScrollPane(warnings);
  private Optional<ObjectLink> link = Optional.empty();

  private ResultWindow(
      ImagePlus source,
      ImagePlus labels,
      Optional<ResultsTable> table,
      Optional<Overlay> before,
      SegmentationSummary summary) {
    this.source = source;
    this.labels = labels;
    this.table = table;
    this.before = before;
    frame = new JFrame("Result of " + source.getTitle());
    frame.add(content(summary));
    Fonts.plain(frame.getContentPane());
    frame.setFocusableWindowState(false); // it takes no focus from what the user types in
    frame.pack();
    frame.setResizable(false);
    Outputs.place(frame, Optional.of(source));
    frame.setVisible(true);
    frame.setFocusableWindowState(true);
    link();
  }

  /**
   * Shows a result.
   *
   * @param before the overlay of the image before the segmentation
   */
  static void show(
      ImagePlus source,
      ImagePlus labels,
      Optional<ResultsTable> table,
      Optional<Overlay> before,
      SegmentationSummary summary) {
    OPEN.keySet().removeIf(image -> image.getWindow() == null);
    Optional.ofNullable(OPEN.remove(source)).ifPresent(ResultWindow::replaced);
    OPEN.put(source, new ResultWindow(source, labels, table, before, summary));
  }

  private void replaced() {
    link.ifPresent(ObjectLink::end);
    frame.dispose();
  }

  private JPanel content(SegmentationSummary summary) {
    JPanel panel =
        new JPanel(new MigLayout("insets 8, wrap 1, hidemode 3, gapy 6", "[fill,200::]"));
    JLabel headline = new JLabel(ResultText.headline(summary));
    headline.setName("headline");
    headline.setToolTipText(
        String.format(
            Locale.ROOT,
            "Unsure: with a score below %s, if the model gives scores",
            Double.toString(summary.unsureBelow())));
    panel.add(headline);
    StringBuilder text = new StringBuilder();
    summary
        .warnings()
        .forEach(line -> text.append(text.isEmpty() ? "" : "\n").append("! ").append(line));
    say(text.toString());
    scroll.setBorder(null);
    panel.add(scroll);
    JButton toTable = button("Table", "Show the measurements of the objects", this::showTable);
    toTable.setEnabled(table.isPresent());
    JPanel buttons = new JPanel(new MigLayout("insets 0, wrap 2", "[grow,fill][grow,fill]"));
    buttons.add(button("Correct…", "Merge, cut, delete and draw objects", this::correct));
    buttons.add(toTable);
    buttons.add(button("Evaluate…", "Compare these labels with the truth", this::evaluate));
    buttons.add(button("Undo", "Remove what this segmentation has made", this::undo));
    buttons.add(histograms(), "span 2");
    buttons.add(button("Close", "Close this window only", this::close), "skip 1");
    panel.add(buttons);
    return panel;
  }

  /** The columns of the table, each of which shows its histogram when it is chosen. */
  private JComboBox<String> histograms() {
    JComboBox<String> columns = new JComboBox<>();
    columns.addItem("Histogram of…");
    table.ifPresent(t -> ColumnHistogram.columns(t).forEach(columns::addItem));
    columns.setName("histogram");
    columns.setMaximumRowCount(16);
    columns.setPrototypeDisplayValue("Histogram of…");
    columns.setToolTipText("Show how often the values of a column of the table occur");
    columns.setEnabled(columns.getItemCount() > 1);
    columns.addActionListener(
        e -> {
          if (columns.getSelectedIndex() > 0) {
            String column = columns.getSelectedItem().toString();
            columns.setSelectedIndex(0);
            showHistogram(column);
          }
        });
    return columns;
  }

  private void showHistogram(String column) {
    ColumnHistogram.of(table.orElseThrow(), column)
        .ifPresent(histogram -> Outputs.place(histogram.plot().show(), Optional.of(source)));
  }

  private static JButton button(String text, String tip, Runnable action) {
    JButton button = new JButton(text);
    button.setToolTipText(tip);
    button.addActionListener(e -> action.run());
    return button;
  }

  private static JTextArea area() {
    JTextArea area = new JTextArea();
    area.setEditable(false);
    area.setOpaque(false);
    area.setFont(new JLabel().getFont());
    return area;
  }

  private void say(String text) {
    StringBuilder wrapped = new StringBuilder();
    text.lines()
        .forEach(
            line ->
                wrapped.append(wrapped.isEmpty() ? "" : "\n").append(Wording.wrapped(line, LINE)));
    warnings.setText(wrapped.toString());
    warnings.setRows(Math.min(MOST_ROWS, warnings.getLineCount()));
    scroll.setVisible(!text.isEmpty());
  }

  private void link() {
    if (table.isPresent()
        && labels.getWindow() != null
        && WindowManager.getFrame(table.get().getTitle()) instanceof TextWindow window) {
      link = Optional.of(ObjectLink.create(source, labels, window));
    }
  }

  private void correct() {
    try {
      CorrectWindow.open(source.getWindow() == null ? labels : source);
    } catch (RuntimeException e) {
      say(ErrorLine.of(e));
      frame.pack();
    }
  }

  private void evaluate() {
    List<String> open = OpenImages.all().stream().map(ImagePlus::getTitle).toList();
    String title = labels.getTitle();
    if (open.stream().filter(title::equals).count() != 1) {
      say(
          open.contains(title)
              ? "Another image is called " + title + " too: close or rename it first."
              : "The label image is closed.");
      frame.pack();
      return;
    }
    CarriedOver.toEvaluation(CommandWindows.text("evaluate", "labels"), title, open)
        .forEach((key, text) -> CommandWindows.choose("evaluate", key, text));
    CommandWindows.open(MenuCall.runner(), "evaluate");
  }

  private void showTable() {
    ResultsTable shown = table.orElseThrow();
    Frame window = WindowManager.getFrame(shown.getTitle());
    if (window == null) {
      shown.show(shown.getTitle());
      link();
    } else {
      window.toFront();
    }
  }

  private void undo() {
    if (source.getWindow() != null) {
      source.deleteRoi();
      source.setOverlay(before.orElse(null));
    }
    ManagedRois.remove(labels);
    if (labels.getWindow() != null) {
      labels.changes = false;
      labels.close();
    }
    if (table.isPresent()
        && WindowManager.getFrame(table.get().getTitle()) instanceof TextWindow window) {
      window.close(false);
    }
    close();
  }

  private void close() {
    OPEN.remove(source, this);
    frame.dispose();
  }
}
