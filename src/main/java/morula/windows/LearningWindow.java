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
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import morula.fiji.ChartPlot;
import morula.learning.TrainingCharts;
import morula.pictures.PanelPicture;
import morula.training.Ending;
import morula.training.EpochRecord;
import morula.training.ValidatedImage;
import net.miginfocom.swing.MigLayout;

/** Shows a training while it runs: curves, and three images with truth and what is found. */
final class LearningWindow {
  private static final int CELL = 150;

  private final JFrame frame = new JFrame("Learning");
  private final JLabel curves = new JLabel("The curves appear after the first epoch.");
  private final JLabel images = new JLabel();
  private final JTextArea state = new JTextArea("Preparing the images…", 2, 50);
  private final JButton pause = new JButton("Pause until later");
  private final JButton keep = new JButton("Stop and keep the best");
  private final JButton discard = new JButton("Discard…");
  private final JButton use = new JButton("Use it now");
  private final JButton on = new JButton("Learn on");
  private final TrainingView view = new TrainingView(this::changed);
  private final int epochs;
  private Runnable cancel = () -> {};
  private boolean shown;

  LearningWindow(int epochs) {
    this.epochs = epochs;
    state.setEditable(false);
    state.setOpaque(false);
    state.setFont(new JLabel().getFont());
    state.setLineWrap(true);
    state.setWrapStyleWord(true);
    JPanel content = new JPanel(new MigLayout("insets 8, wrap 1, fillx", "[grow,fill]"));
    content.add(state); // first, as the pictures may be higher than the screen
    content.add(curves);
    content.add(images);
    frame.add(new JScrollPane(content), BorderLayout.CENTER);
    JPanel buttons = new JPanel(new MigLayout("insets 8, fillx, hidemode 3", "push[][][][][]"));
    List.of(discard, pause, keep, on, use).forEach(buttons::add);
    List.of(on, use).forEach(button -> button.setVisible(false));
    use.setToolTipText(
        "Copy it to the models that are found by their name, and choose it in Segment");
    on.setToolTipText("Train on from this model, with the same examples");
    frame.add(buttons, BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    pause.addActionListener(e -> end(Ending.PAUSE));
    keep.addActionListener(e -> end(Ending.KEEP_BEST));
    discard.addActionListener(
        e -> {
          if (Questions.discard(frame, "What was learned is lost.")) {
            end(Ending.DISCARD);
          }
        });
    frame.setDefaultCloseOperation(JFrame.HIDE_ON_CLOSE); // the training goes on
  }

  /** Returns what follows the training. */
  TrainingView view() {
    return view;
  }

  /**
   * Shows the window, unless it was shown before.
   *
   * @param onStop stops the training
   */
  void show(Runnable onStop) {
    if (shown) {
      return;
    }
    shown = true;
    cancel = onStop;
    frame.pack();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  private void end(Ending ending) {
    view.setEnding(ending);
    List.of(pause, keep, discard).forEach(button -> button.setEnabled(false));
    state.setText("Stopping…");
    cancel.run();
  }

  private void changed() {
    SwingUtilities.invokeLater(this::refresh);
  }

  private void refresh() {
    List<EpochRecord> done = view.epochs();
    if (!done.isEmpty()) {
      BufferedImage plot = ChartPlot.picture(TrainingCharts.of(done));
      int width = Math.min(plot.getWidth(), 5 * CELL);
      curves.setText("");
      curves.setIcon(scaled(plot, width));
    }
    List<ValidatedImage> seen = view.images();
    if (!seen.isEmpty()) {
      PanelPicture panel = new PanelPicture(List.of("image", "truth", "found"), List.of());
      BufferedImage picture =
          panel.draw(
              seen.stream()
                  .map(i -> new PanelPicture.Row(i.pixels(), List.of(i.truth(), i.found())))
                  .toList());
      images.setIcon(scaled(picture, 3 * CELL));
    }
    say(view.progress(epochs));
  }

  private void fit() {
    if (!frame.isVisible()) {
      return;
    }
    frame.pack();
    frame.setSize(
        Math.min(frame.getWidth() + 20, Outputs.usable(frame).width),
        Math.min(frame.getHeight(), Outputs.usable(frame).height));
  }

  private static ImageIcon scaled(BufferedImage picture, int width) {
    int height = Math.max(1, picture.getHeight() * width / picture.getWidth());
    return new ImageIcon(picture.getScaledInstance(width, height, Image.SCALE_SMOOTH));
  }

  /**
   * The training has ended: there is nothing to stop any more.
   *
   * @param text what came of it
   * @param onUse uses the model; empty if there is none that should be used
   * @param onLearn learns on; empty if there is nothing to learn on from
   */
  void ended(String text, Optional<Runnable> onUse, Optional<Runnable> onLearn) {
    List.of(pause, keep, discard).forEach(button -> button.setEnabled(false));
    SwingUtilities.invokeLater( // after what is still to be drawn
        () -> {
          List.of(pause, keep, discard).forEach(button -> button.setVisible(false));
          offer(use, onUse);
          offer(on, onLearn);
          say(text);
        });
  }

  private static void offer(JButton button, Optional<Runnable> action) {
    button.setVisible(action.isPresent());
    action.ifPresent(run -> button.addActionListener(e -> run.run()));
  }

  /** Says something in place of how far the training is. */
  void say(String text) {
    state.setText(text);
    fit();
  }

  void close() {
    frame.setVisible(false);
  }

  JFrame frame() {
    return frame;
  }
}
