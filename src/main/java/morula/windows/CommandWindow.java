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

import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import net.miginfocom.swing.MigLayout;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/**
 * The window of a command: its keys as a form, how far the work is, and what came of it. It stays
 * open and keeps its entries when the command fails; nothing in it is modal.
 */
final class CommandWindow implements Job.Listener {
  private final CommandRunner runner;
  private final CommandInfo info;
  private final KeyForm form;
  private final Particulars particulars;
  private final JFrame frame;
  private final FormPanel fields;
  private final StatusPanel status = new StatusPanel();
  private final JButton start;
  private final JButton stop = new JButton("Close");
  private Optional<Job> job = Optional.empty();

  /**
   * Creates a window, which is not visible yet.
   *
   * @param title its title; the first word is on the button that starts the command
   */
  CommandWindow(
      CommandRunner runner, CommandInfo info, String title, KeyForm form, Particulars particulars) {
    this.runner = runner;
    this.info = info;
    this.form = form;
    this.particulars = particulars;
    frame = new JFrame(title);
    start = new JButton(title.split(" ")[0]);
    fields = new FormPanel(form, particulars, this::changed);
    JScrollPane scroll = new JScrollPane(fields.component());
    scroll.setBorder(null);
    frame.add(scroll, BorderLayout.CENTER);
    JPanel below = new JPanel(new BorderLayout());
    below.add(status.component(), BorderLayout.CENTER);
    below.add(buttons(), BorderLayout.SOUTH);
    frame.add(below, BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    frame.getRootPane().setDefaultButton(start);
    frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            close();
          }
        });
    particulars.onCancel(() -> job.ifPresent(Job::cancel));
    particulars.onStart(this::start);
    particulars.onChange(
        () -> {
          fields.refresh();
          changed();
        });
    changed();
  }

  /** Shows the window, or brings it to the front. */
  void show() {
    particulars.shown();
    fields.refresh();
    if (!frame.isVisible()) {
      frame.pack();
      frame.setLocationByPlatform(true);
      Outputs.place(frame, Optional.ofNullable(WindowManager.getCurrentImage()));
    }
    frame.setVisible(true);
    frame.toFront();
  }

  /** Shows another text for a key. */
  void set(String key, String text) {
    form.set(key, text);
    fields.refresh();
  }

  /** Returns the text that is shown for a key. */
  String text(String key) {
    return form.text(key);
  }

  /** Shows other texts for some keys. */
  void enter(Map<String, String> texts) {
    texts.forEach(form::set);
    particulars.entered();
    fields.refresh();
  }

  JFrame frame() {
    return frame;
  }

  private JPanel buttons() {
    JButton help = new JButton("?");
    help.setToolTipText("What each field means");
    help.addActionListener(e -> HelpWindow.show(frame, info.getDescription(), form.keys()));
    JButton defaults = new JButton("Defaults");
    defaults.setToolTipText("Set all fields to their defaults");
    defaults.addActionListener(
        e -> {
          form.reset();
          fields.refresh();
        });
    JButton copy = new JButton("Copy as…");
    copy.setToolTipText("Copy what this window does, for a script");
    copy.addActionListener(e -> copyMenu().show(copy, 0, copy.getHeight()));
    start.addActionListener(e -> start());
    stop.addActionListener(e -> stop());
    JPanel panel = new JPanel(new MigLayout("insets 8, fillx", "[][][]push[][]"));
    List.of(help, defaults, copy, stop, start).forEach(panel::add);
    return panel;
  }

  private JPopupMenu copyMenu() {
    Map<String, String> given = form.given();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("ImageJ macro", CommandText.macro(menuItem(), given));
    lines.put("Groovy", CommandText.groovy(menuItem(), given));
    lines.put("Command line", CommandText.commandLine(info.getName(), given));
    JPopupMenu menu = new JPopupMenu();
    lines.forEach(
        (name, line) -> {
          JMenuItem item = new JMenuItem(name);
          item.addActionListener(
              e -> {
                Toolkit.getDefaultToolkit()
                    .getSystemClipboard()
                    .setContents(new StringSelection(line), null);
                status.say("Copied: " + line);
              });
          menu.add(item);
        });
    return menu;
  }

  private String menuItem() {
    return "Morula: " + frame.getTitle() + "...";
  }

  private void start() {
    status.clear();
    if (!particulars.confirms(frame)) {
      return;
    }
    particulars.starting();
    form.remember();
    Map<String, Object> inputs = new LinkedHashMap<>(form.values());
    particulars.complete(inputs);
    Recording.record(menuItem(), form.given());
    status.moved(-1, "Starting…");
    job = Optional.of(Job.start(runner, info, inputs, this));
    changed();
  }

  private void stop() {
    if (job.isEmpty()) {
      close();
      return;
    }
    job.get().cancel();
    status.moved(-1, "Stopping…");
    stop.setEnabled(false);
  }

  private void close() {
    job.ifPresent(Job::cancel);
    particulars.closed();
    frame.setVisible(false);
  }

  @Override
  public void said(String line) {
    status.say(Wording.inWindow(line, form.keys()));
    fit();
  }

  @Override
  public void moved(double share, String what) {
    particulars.moved();
    status.moved(share, what);
  }

  @Override
  public void done(Module finished) {
    ended();
    status.headline(particulars.done(finished));
    fit();
  }

  @Override
  public void failed(Throwable reason) {
    ended();
    if (ErrorLine.unwrap(reason) instanceof CancellationException) {
      status.headline(particulars.stopped(ErrorLine.unwrap(reason).getMessage()));
    } else {
      String line = ErrorLine.of(reason);
      String text = Wording.inWindow(line, form.keys());
      particulars.failed(text);
      String key = Wording.keyOf(line, form.keys());
      if (fields.has(key)) {
        fields.showProblem(key, text);
      } else {
        status.headline(text);
      }
    }
    fit();
  }

  private void ended() {
    job = Optional.empty();
    status.idle();
    changed();
  }

  private void changed() {
    boolean working = job.isPresent();
    Optional<String> missing = particulars.missing();
    start.setEnabled(!working && form.isValid() && missing.isEmpty());
    start.setToolTipText(missing.orElse(null));
    stop.setText(working ? "Cancel" : "Close");
    stop.setEnabled(true);
    fit();
  }

  /** Makes the window as large as its content, but never larger than the screen. */
  private void fit() {
    SwingUtilities.invokeLater(
        () -> {
          frame.pack();
          if (frame.getGraphicsConfiguration() == null) {
            return;
          }
          Rectangle screen = Outputs.usable(frame);
          Dimension size = frame.getSize();
          boolean tall = size.height > screen.height;
          frame.setSize(
              Math.min(screen.width, size.width + (tall ? 20 : 0)),
              Math.min(screen.height, size.height));
          int right = Math.max(screen.x, screen.x + screen.width - frame.getWidth());
          int lowest = Math.max(screen.y, screen.y + screen.height - frame.getHeight());
          if (frame.isVisible() && (frame.getX() > right || frame.getY() > lowest)) {
            frame.setLocation(Math.min(frame.getX(), right), Math.min(frame.getY(), lowest));
          }
        });
  }
}
