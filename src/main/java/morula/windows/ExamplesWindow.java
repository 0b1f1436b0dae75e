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

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import morula.dataset.Finding;
import morula.learning.Examples;
import net.miginfocom.swing.MigLayout;

/** Shows the images to learn from, with the outlines of their labels, and marks what is wrong. */
final class ExamplesWindow {
  private static final int SIDE = 150;
  private static final int COLUMNS = 5;
  private static final int LINE = 24;
  private static final int GENERAL = 100;

  // orange and blue-green differ for all eyes; the words say the same
  private static final Color WRONG = new Color(0xD5, 0x5E, 0x00);
  private static final Color RIGHT = new Color(0x00, 0x9E, 0x73);

  private final JFrame frame = new JFrame("Examples");
  private final JPanel page =
      new JPanel(
          new MigLayout("insets 8, wrap " + COLUMNS, ("[" + SIDE + "!]").repeat(COLUMNS), "[top]"));

  ExamplesWindow() {
    JScrollPane scroll = new JScrollPane(page);
    scroll.getVerticalScrollBar().setUnitIncrement(SIDE / 4);
    frame.add(scroll, BorderLayout.CENTER);
    OnScreen.keep(frame);
    frame.setDefaultCloseOperation(JFrame.HIDE_ON_CLOSE);
  }

  /** Shows other examples. */
  void fill(Examples examples) {
    page.removeAll();
    page.add(new JLabel(examples.summary()), "span");
    examples
        .general()
        .forEach(line -> page.add(new JLabel(html(Wording.wrapped(line, GENERAL))), "span"));
    examples.shown().forEach(example -> page.add(cell(example)));
    Fonts.plain(page);
    page.revalidate();
    page.repaint();
  }

  private static JPanel cell(Examples.Example example) {
    JPanel cell = new JPanel(new MigLayout("insets 0, wrap 1, gap 2", "[" + SIDE + "!]"));
    JLabel picture = new JLabel("", JLabel.CENTER);
    picture.setPreferredSize(new Dimension(SIDE, SIDE));
    if (example.picture().isPresent()) {
      picture.setIcon(icon(example.picture().get()));
    } else {
      picture.setText("cannot be read");
    }
    boolean wrong = example.findings().stream().anyMatch(ExamplesWindow::matters);
    picture.setBorder(BorderFactory.createLineBorder(wrong ? WRONG : RIGHT, wrong ? 3 : 1));
    cell.add(picture);
    String name = example.name() + (example.objects() > 0 ? ": " + example.objects() : "");
    cell.add(new JLabel(html(Wording.wrapped(name, LINE))));
    for (Finding finding : example.findings()) {
      JLabel text = new JLabel(html(Wording.wrapped(finding.text(), LINE)));
      text.setForeground(matters(finding) ? Emphasis.onBackgroundOf(text) : text.getForeground());
      cell.add(text);
    }
    return cell;
  }

  private static boolean matters(Finding finding) {
    return finding.severity() != Finding.Severity.INFO;
  }

  private static String html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<html>" + escaped.replace("\n", "<br>") + "</html>";
  }

  private static ImageIcon icon(BufferedImage picture) {
    double scale = (SIDE - 6.0) / Math.max(picture.getWidth(), picture.getHeight());
    return new ImageIcon(
        picture.getScaledInstance(
            Math.max(1, (int) (picture.getWidth() * scale)),
            Math.max(1, (int) (picture.getHeight() * scale)),
            Image.SCALE_SMOOTH));
  }

  void show() {
    fit();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
    SwingUtilities.invokeLater(this::fit); // the border is known only now
  }

  private void fit() {
    frame.pack();
    Dimension most = Outputs.usable(frame).getSize();
    Dimension size = frame.getSize();
    frame.setSize(Math.min(most.width, size.width + 24), Math.min(most.height, size.height));
  }

  void hide() {
    frame.setVisible(false);
  }
}
