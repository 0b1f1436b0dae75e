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
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import morula.engine.EngineSetup;
import morula.engine.EngineStatus;
import morula.engine.EngineTiming;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.keys.ErrorLine;
import morula.progress.Progress;
import net.miginfocom.swing.MigLayout;

/** What computes, what there is, and the GPU build of libtorch: installed, tested, removed. */
final class EngineWindow {
  private static final Dimension SIZE = new Dimension(760, 460);
  private static final String TITLE = "Morula: Engine...";
  private static EngineWindow present;

  private final EngineSetup setup;
  private final JFrame frame = new JFrame("Engine");
  private final JPanel rows =
      new JPanel(new MigLayout("insets 8 12 8 12, wrap 2, gapy 8", "[][grow,fill]"));
  private final StatusPanel status = new StatusPanel();
  private final JButton install = button("Install", "Download and test the GPU build", this::ask);
  private final JButton remove =
      button("Remove", "Delete the GPU build, or forget a folder that was chosen", this::remove);
  private final JButton folder =
      button("Use a folder…", "Use a libtorch that is on this computer already", this::choose);
  private final JButton again = button("Check again", "Ask the driver and test again", this::check);
  private final JButton pause =
      button("Pause", "Stop here; what is downloaded is kept", this::pause);
  private final JButton copy =
      button("Copy for a bug report", "Put all of this on the clipboard", this::copy);
  private EngineView view = new EngineView(Map.of(), Optional.empty(), false);
  private Optional<EngineWork> work = Optional.empty();
  private double measured;

  private EngineWindow(EngineSetup setup) {
    this.setup = setup;
    JPanel actions = new JPanel(new MigLayout("insets 8 8 0 8, hidemode 3"));
    for (JButton each : new JButton[] {install, pause, remove, folder, again}) {
      actions.add(each);
    }
    JPanel ends = new JPanel(new MigLayout("insets 8, fillx", "[]push[]"));
    ends.add(copy);
    ends.add(button("Close", "Close this window only", () -> frame.setVisible(false)));
    JPanel south = new JPanel(new MigLayout("insets 0, fillx, wrap 1", "[grow,fill]"));
    for (JPanel each : new JPanel[] {status.component(), actions, ends}) {
      south.add(each);
    }
    JScrollPane scroll = new JScrollPane(rows);
    scroll.setBorder(null);
    frame.add(scroll, BorderLayout.CENTER);
    frame.add(south, BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    frame.setSize(SIZE);
    frame.setLocationByPlatform(true);
  }

  /** Shows the window, and what is there now. */
  static void open(EngineSetup setup) {
    SwingUtilities.invokeLater(
        () -> {
          if (present == null || present.setup != setup) {
            present = new EngineWindow(setup);
          }
          present.frame.setVisible(true);
          present.frame.toFront();
          if (present.work.isEmpty()) {
            present.status.clear();
            present.start(progress -> Optional.empty());
          }
        });
  }

  private static JButton button(String text, String help, Runnable action) {
    JButton button = new JButton(text);
    button.setToolTipText(help);
    button.addActionListener(e -> action.run());
    return button;
  }

  /** Does something in a thread of its own, and shows then what is there. */
  private void start(EngineWork.Task task) {
    EngineWork begun = new EngineWork(status);
    work = Optional.of(begun);
    status.moved(-1, "One moment…");
    show(view);
    Background.start(
        "engine",
        () -> {
          try {
            Optional<Verdict> verdict = task.run(begun);
            verdict
                .filter(shown -> !shown.passed())
                .ifPresent(failed -> begun.message(failed.line()));
          } catch (CancellationException e) {
            begun.message("Paused: what is downloaded is kept.");
          } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            begun.message(ErrorLine.of(e));
          }
          describe(begun);
        },
        begun::cancel,
        Thread.NORM_PRIORITY);
  }

  private void describe(EngineWork begun) {
    EngineStatus now = setup.status(Progress.NONE.withMessages(begun::message));
    SwingUtilities.invokeLater(
        () -> {
          work = Optional.empty();
          status.idle();
          show(EngineView.of(now, measured));
        });
    if (measured == 0) {
      try {
        double seconds = EngineTiming.secondsOfAnImage();
        SwingUtilities.invokeLater(
            () -> {
              measured = seconds;
              if (work.isEmpty()) {
                show(EngineView.of(now, seconds));
              }
            });
      } catch (IOException | RuntimeException | LinkageError e) {
        begun.message(ErrorLine.of(e));
      }
    }
  }

  private void show(EngineView shown) {
    view = shown;
    rows.removeAll();
    shown.rows().forEach(this::row);
    boolean idle = work.isEmpty();
    install.setText(shown.install().orElse(EngineView.INSTALL));
    install.setVisible(idle && shown.install().isPresent());
    pause.setVisible(!idle && work.get().isInstalling());
    remove.setEnabled(idle && shown.removable());
    folder.setEnabled(idle);
    again.setEnabled(idle);
    rows.revalidate();
    rows.repaint();
  }

  private void row(String label, String text) {
    JLabel name = new JLabel(label);
    name.setFont(name.getFont().deriveFont(Font.BOLD));
    JTextArea area = new JTextArea(text);
    area.setEditable(false);
    area.setOpaque(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFont(name.getFont().deriveFont(Font.PLAIN));
    area.setName(label);
    rows.add(name, "aligny top");
    rows.add(area, "wmin 100");
  }

  private void ask() {
    Installation installation = setup.installation().orElseThrow();
    boolean goesOn = install.getText().equals(EngineView.GO_ON);
    if (goesOn
        || Questions.either(
            frame, EngineView.consent(installation), "Agree and download", "Cancel")) {
      install();
    }
  }

  /** Installs; the user has agreed. */
  void install() {
    status.clear();
    start(
        begun -> {
          begun.installing();
          SwingUtilities.invokeLater(() -> show(view));
          Verdict verdict = setup.install(false, begun);
          record("install", Map.of("accept", "true"));
          return Optional.of(verdict);
        });
  }

  private void remove() {
    if (Questions.either(
        frame,
        "The GPU build that Morula installed is deleted. A libtorch of your own stays as it is, and"
            + " is not used any more.",
        "Remove",
        "Cancel")) {
      status.clear();
      start(
          begun -> {
            setup.remove(false).forEach(begun::message);
            record("remove", Map.of());
            return Optional.empty();
          });
    }
  }

  private void choose() {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    chooser.setDialogTitle("A folder with libtorch 2.7.1, or of a Python with PyTorch 2.7.1");
    if (chooser.showDialog(frame, "Use") == JFileChooser.APPROVE_OPTION) {
      Path path = chooser.getSelectedFile().toPath();
      status.clear();
      start(
          begun -> {
            Verdict verdict = setup.use(path, begun);
            record("use", Map.of("folder", path.toString()));
            return Optional.of(verdict);
          });
    }
  }

  private void check() {
    status.clear();
    measured = 0;
    start(
        begun -> {
          Verdict verdict = setup.check(begun);
          record("check", Map.of());
          return Optional.of(verdict);
        });
  }

  private void pause() {
    work.ifPresent(EngineWork::cancel);
  }

  private void copy() {
    Clip.copy(view.report());
  }

  private static void record(String action, Map<String, String> keys) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("action", action);
    given.putAll(keys);
    SwingUtilities.invokeLater(() -> Recording.record(TITLE, given));
  }
}
