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
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Insets;
import java.util.HashMap;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import net.miginfocom.swing.MigLayout;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Shows what a command without questions reports, such as what to cite. */
final class ReportWindow implements Job.Listener {
  private static final Dimension SIZE = new Dimension(720, 420);
  private static final Map<String, ReportWindow> OPEN = new HashMap<>();

  private final CommandRunner runner;
  private final CommandInfo info;
  private final JFrame frame;
  private final JTextArea text = new JTextArea();
  private boolean working;

  private ReportWindow(CommandRunner runner, CommandInfo info, String title) {
    this.runner = runner;
    this.info = info;
    frame = new JFrame(title);
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setMargin(new Insets(8, 8, 8, 8));
    JButton copy = new JButton("Copy");
    copy.addActionListener(e -> Clip.copy(text.getText()));
    JButton close = new JButton("Close");
    close.addActionListener(e -> frame.setVisible(false));
    JPanel buttons = new JPanel(new MigLayout("insets 8, fillx, hidemode 3"));
    buttons.add(copy);
    buttons.add(close, "push, alignx right");
    frame.add(new JScrollPane(text), BorderLayout.CENTER);
    frame.add(buttons, BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, text.getFont().getSize()));
    OnScreen.keep(frame);
    frame.setSize(SIZE);
    frame.setLocationByPlatform(true);
  }

  /**
   * Shows the report of a command, made anew.
   *
   * @param title of the window
   */
  static void open(CommandRunner runner, String command, String title) {
    CommandInfo info = runner.find(command);
    SwingUtilities.invokeLater(
        () -> {
          ReportWindow window =
              OPEN.computeIfAbsent(command, name -> new ReportWindow(runner, info, title));
          window.frame.setVisible(true);
          window.frame.toFront();
          window.start();
        });
  }

  private void start() {
    if (!working) {
      working = true;
      text.setText("One moment…");
      Job.start(runner, info, Map.of(), this);
    }
  }

  @Override
  public void said(String line) {
    text.append("\n" + line);
  }

  @Override
  public void moved(double share, String what) {}

  @Override
  public void done(Module finished) {
    working = false;
    for (ModuleItem<?> item : info.outputs()) {
      if (finished.getOutput(item.getName()) instanceof String report) {
        text.setText(report);
        text.setCaretPosition(0);
      }
    }
  }

  @Override
  public void failed(Throwable reason) {
    working = false;
    text.append("\n\n" + ErrorLine.of(reason));
  }
}
