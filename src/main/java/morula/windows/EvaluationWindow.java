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

import ij.IJ;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.SwingWorker;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableCellRenderer;
import morula.batch.FileEvaluation.Evaluated;
import morula.engine.TorchVersions;
import morula.evaluation.PaperText;
import morula.evaluation.Verdict;
import morula.fiji.MetricsPlot;
import morula.keys.ErrorLine;
import net.miginfocom.swing.MigLayout;

/** What an evaluation found, in one window with pages; a click on an image shows its errors. */
final class EvaluationWindow {
  private static final Dimension SIZE = new Dimension(720, 580);
  private static final int MARGIN = 40;
  private static final int GAP = 4;

  /** Height of what stands above and below a picture. */
  private static final int AROUND = 200;

  private final Evaluated evaluated;
  private final EvaluationTable table;
  private final JFrame frame = new JFrame("Evaluation");
  private final JTabbedPane pages = new JTabbedPane();
  private final JLabel picture = new JLabel("", JLabel.CENTER);
  private final JLabel shown = new JLabel();
  private final JButton before = new JButton("< Worse");
  private final JButton next = new JButton("Better >");
  private final JPanel errors = new JPanel(new BorderLayout());
  private int row = -1;

  private EvaluationWindow(Evaluated evaluated) {
    this.evaluated = evaluated;
    table = EvaluationTable.of(evaluated.report());
    pages.setName("pages");
    pages.add("Images", images());
    pages.add("Curves", new JScrollPane(curves()));
    pages.add("Errors", errors());
    pages.addChangeListener(
        e -> {
          if (pages.getSelectedComponent() == errors && row < 0) {
            show(0);
          }
        });
    JButton copy = new JButton("Copy for a paper");
    copy.setToolTipText("Copy the scores and how they were measured, in sentences");
    JLabel copied = new JLabel();
    copy.addActionListener(
        e -> {
          Clip.copy(PaperText.of(evaluated.report(), program()));
          copied.setText("Copied");
        });
    JButton close = new JButton("Close");
    close.addActionListener(e -> frame.dispose());
    JPanel buttons = new JPanel(new MigLayout("insets 8, fillx", "[][]push[]"));
    List.of(copy, copied, close).forEach(buttons::add);
    frame.add(verdict(), BorderLayout.NORTH);
    frame.add(pages, BorderLayout.CENTER);
    frame.add(buttons, BorderLayout.SOUTH);
    frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
    Fonts.plain(frame.getContentPane());
    OnScreen.keep(frame);
    frame.setSize(SIZE);
    frame.setLocationByPlatform(true);
  }

  /** Opens a window; in Swing's thread. */
  static EvaluationWindow open(Evaluated evaluated) {
    EvaluationWindow window = new EvaluationWindow(evaluated);
    window.frame.setVisible(true);
    return window;
  }

  private static String program() {
    return "Morula " + TorchVersions.morula() + ", ImageJ " + IJ.getVersion();
  }

  private JComponent verdict() {
    JTextArea text = new JTextArea(Verdict.of(evaluated.report()));
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setOpaque(false);
    text.setFont(new JLabel().getFont());
    JPanel panel = new JPanel(new MigLayout("insets 8, fillx", "[grow,fill]"));
    panel.add(text, "wmin 100");
    return panel;
  }

  private JComponent images() {
    DefaultTableModel model =
        new DefaultTableModel(table.headings().toArray(), 0) {
          private static final long serialVersionUID = 1L;

          @Override
          public boolean isCellEditable(int line, int column) {
            return false;
          }
        };
    table.rows().forEach(line -> model.addRow(line.toArray()));
    JTable view = new JTable(model);
    view.setName("images");
    view.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    view.setRowHeight(view.getFontMetrics(view.getFont()).getHeight() + 2);
    fitHeadings(view);
    view.getColumnModel().getColumn(0).setPreferredWidth(200);
    view.setToolTipText("Worst image first; click on one to see its errors");
    view.getSelectionModel()
        .addListSelectionListener(
            e -> {
              if (!e.getValueIsAdjusting() && view.getSelectedRow() >= 0) {
                show(view.getSelectedRow());
                pages.setSelectedComponent(errors);
              }
            });
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(new JScrollPane(view), BorderLayout.CENTER);
    panel.add(
        new JLabel(" Worst image first. Click on an image to see its errors."), BorderLayout.SOUTH);
    return panel;
  }

  /** No column is narrower than its heading. */
  private static void fitHeadings(JTable view) {
    TableCellRenderer renderer = view.getTableHeader().getDefaultRenderer();
    for (int i = 0; i < view.getColumnCount(); i++) {
      Component heading =
          renderer.getTableCellRendererComponent(view, view.getColumnName(i), false, false, -1, i);
      view.getColumnModel().getColumn(i).setMinWidth(heading.getPreferredSize().width + GAP);
    }
  }

  private JComponent curves() {
    return new JLabel(new ImageIcon(fitting(MetricsPlot.draw(evaluated.report()))));
  }

  private JComponent errors() {
    before.addActionListener(e -> show(row - 1));
    next.addActionListener(e -> show(row + 1));
    JPanel above = new JPanel(new MigLayout("insets 4, fillx", "[][]rel[grow]"));
    List.of(before, next, shown).forEach(above::add);
    picture.setName("picture");
    errors.add(above, BorderLayout.NORTH);
    errors.add(new JScrollPane(picture), BorderLayout.CENTER);
    return errors;
  }

  private void show(int wanted) {
    row = Math.max(0, Math.min(table.rows().size() - 1, wanted));
    before.setEnabled(row > 0);
    next.setEnabled(row < table.rows().size() - 1);
    String name = table.rows().get(row).get(0);
    int asked = row;
    shown.setText(name + ", " + (row + 1) + " of " + table.rows().size());
    new SwingWorker<BufferedImage, Void>() {
      @Override
      protected BufferedImage doInBackground() throws Exception {
        return evaluated.errors(name);
      }

      @Override
      protected void done() {
        if (asked != row) {
          return; // another image was chosen meanwhile
        }
        try {
          picture.setIcon(new ImageIcon(fitting(get())));
          picture.setText("");
        } catch (ExecutionException e) {
          picture.setIcon(null);
          picture.setText(ErrorLine.of(e.getCause()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }.execute();
  }

  /** Returns a picture that the window holds whole. */
  private static Image fitting(BufferedImage image) {
    double scale =
        Math.min(
            (double) (SIZE.width - MARGIN) / image.getWidth(),
            (double) (SIZE.height - AROUND) / image.getHeight());
    return scale >= 1
        ? image
        : image.getScaledInstance(
            (int) Math.max(1, scale * image.getWidth()),
            (int) Math.max(1, scale * image.getHeight()),
            Image.SCALE_SMOOTH);
  }
}
