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

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import morula.dataset.LabelKind;
import morula.keys.ErrorLine;
import morula.learning.Examples;
import morula.options.ValueText;
import morula.progress.Progress;
import morula.synthetic.SyntheticSource;
import net.miginfocom.swing.MigLayout;

/** Checks the images and labels in the background, and says what it found in a row of the form. */
final class TrainExamples {
  private static final int WAIT = 700;
  private static final String NOTHING =
      "Choose the images and the labels. To try it, use Morula: Open Sample..., 5 images.";

  private final KeyForm form;
  private final Supplier<LabelKind> kind;
  private final JPanel row = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]rel[]"));
  private final JLabel text = new JLabel(NOTHING);
  private final JButton show = new JButton("Look at them…");
  private final Timer timer = new Timer(WAIT, e -> check());
  private final ExamplesWindow window = new ExamplesWindow();
  private final Runnable changed;

  /** Ends the check that is at work. */
  private AtomicBoolean ended = new AtomicBoolean();

  private String checked = "";

  /**
   * @param kind what the labels shall be
   * @param changed called when the row has another text
   */
  TrainExamples(KeyForm form, Supplier<LabelKind> kind, Runnable changed) {
    this.form = form;
    this.kind = kind;
    this.changed = changed;
    timer.setRepeats(false);
    row.setOpaque(false);
    row.add(text);
    row.add(show);
    show.setEnabled(false);
    show.addActionListener(e -> window.show());
  }

  JComponent component() {
    return row;
  }

  /** Checks what is entered, a moment after the last change. */
  void entered() {
    timer.restart();
  }

  private void check() {
    String images = form.text("images").strip();
    String labels = form.text("labels").strip();
    String now = images + '\n' + labels + '\n' + form.text("heads") + form.text("start_from");
    if (now.equals(checked)) {
      return;
    }
    checked = now;
    ended.set(true);
    show.setEnabled(false);
    if (SyntheticSource.isNamed(images)) {
      text.setText("The images are generated.");
    } else if (images.isEmpty() || labels.isEmpty()) {
      text.setText(NOTHING);
    } else {
      text.setText("Looking at the images…");
      AtomicBoolean mine = new AtomicBoolean();
      ended = mine;
      Thread thread = new Thread(() -> run(mine, images, labels), "Morula: examples");
      thread.setContextClassLoader(TrainExamples.class.getClassLoader());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run(AtomicBoolean mine, String images, String labels) {
    try {
      int ignored = (int) ValueText.parse(form.text("ignore_label")).orElse(LabelKind.NO_IGNORE);
      Examples found = Examples.of(images, labels, kind.get(), ignored, Progress.silent(mine::get));
      tell(mine, found.summary(), Optional.of(found));
    } catch (CancellationException e) {
      return; // another check has begun
    } catch (Exception | OutOfMemoryError e) { // whatever is wrong with files is shown here
      tell(mine, Wording.inWindow(ErrorLine.of(e), form.keys()), Optional.empty());
    }
  }

  private void tell(AtomicBoolean mine, String line, Optional<Examples> found) {
    SwingUtilities.invokeLater(
        () -> {
          if (!mine.get()) {
            text.setText(
                "<html>" + Wording.wrapped(line).replace("<", "&lt;").replace("\n", "<br>"));
            show.setEnabled(found.isPresent());
            found.ifPresent(window::fill);
            changed.run();
          }
        });
  }

  /** Ends a check that is at work, and closes the page. */
  void close() {
    ended.set(true);
    checked = "";
    window.hide();
  }
}
