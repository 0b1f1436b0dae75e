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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import morula.fiji.ChartPlot;
import morula.learning.TrainingCharts;
import morula.pictures.PanelPicture;
import morula.training.Ending;
import morula.training.EpochRecord;
import morula.training.ValidatedImage;
import morula.windows.LearningState.Button;
import net.miginfocom.swing.MigLayout;

/** Shows a training while it runs: curves, and three images with truth and what is found. */
final class LearningWindow {
  private static final int CELL = 120;
  private static final int CURVES = 600;

  /** Milliseconds until what has changed is drawn. */
  private static final int REDRAW = 200;

  private final JFrame frame = new JFrame("Learning");
  private final JLabel curves = new JLabel("The curves appear after the first epoch.");
  private final JLabel images = new JLabel();
  private final JTextArea state = new JTextArea("Preparing the images…", 2, 50);
  private final Map<Button, JButton> buttons = new EnumMap<>(Button.class);
  private final TrainingView view = new TrainingView(this::changed);
  private final int epochs;
  private final Timer redraw = new Timer(REDRAW, e -> refresh());
  private LearningState now = LearningState.running();
  private Runnable cancel = () -> {};
  private boolean shown;

  LearningWindow(int epochs) {
    this.epochs = epochs;
    redraw.setRepeats(false);
    state.setEditable(false);
    state.setOpaque(false);
    state.setFont(new JLabel().getFont());
    state.setLineWrap(true);
    state.setWrapStyleWord(true);
    state.setFocusable(false);
    JPanel content = new JPanel(new MigLayout("insets 8, wrap 2, fillx", "[][]push"));
    content.add(state, "span 2, growx"); // first, as the pictures may be larger than the screen
    content.add(curves, "aligny top");
    content.add(images, "aligny top");
    frame.add(new JScrollPane(content), BorderLayout.CENTER);
    JPanel row = new JPanel(new MigLayout("insets 8, fillx, hidemode 3", "push[][][][][][]"));
    add(row, Button.DISCARD, "Discard…", "Stop, and forget what was learned");
    add(row, Button.PAUSE, "Pause until later", "Stop, and go on later after the last epoch");
    add(row, Button.KEEP_BEST, "Stop and keep the best", "Stop, and write the best model so far");
    add(row, Button.GO_ON, "Go on", "Go on with this training");
    add(row, Button.LEARN_ON, "Learn on", "Train on from this model, with the same examples");
    add(
        row,
        Button.USE,
        "Use it now",
        "Copy it to the models that are found by their name, and choose it in Segment");
    frame.add(row, BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    on(Button.PAUSE, () -> end(Ending.PAUSE));
    on(Button.KEEP_BEST, () -> end(Ending.KEEP_BEST));
    on(
        Button.DISCARD,
        () -> {
          if (Questions.discard(frame, "What was learned is lost.")) {
            end(Ending.DISCARD);
          }
        });
    enter(LearningState.running());
    frame.setAutoRequestFocus(false); // the user may be typing in another window
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

  private void add(JPanel row, Button button, String text, String tip) {
    JButton shownButton = new JButton(text);
    shownButton.setToolTipText(tip);
    buttons.put(button, shownButton);
    row.add(shownButton);
  }

  private void on(Button button, Runnable action) {
    buttons.get(button).addActionListener(e -> action.run());
  }

  private void enter(LearningState next) {
    now = next;
    buttons.forEach(
        (button, shownButton) -> {
          boolean offered = next.shown().contains(button);
          shownButton.setVisible(offered);
          shownButton.setEnabled(offered && next.enabled());
        });
    if (!next.text().isEmpty()) {
      say(next.text());
    }
  }

  private void end(Ending ending) {
    if (!now.equals(LearningState.running())) {
      return; // it has ended while the question was open
    }
    view.setEnding(ending);
    enter(LearningState.stopping(ending));
    cancel.run();
  }

  /** Redraws soon, once for all that has changed until then: epochs may be faster than drawing. */
  private void changed() {
    if (!redraw.isRunning()) {
      redraw.start();
    }
  }

  private void refresh() {
    List<EpochRecord> done = view.epochs();
    if (!done.isEmpty()) {
      BufferedImage plot = ChartPlot.picture(TrainingCharts.of(done));
      int width = Math.min(plot.getWidth(), CURVES);
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
    if (now.text().isEmpty()) {
      say(view.progress(epochs));
    }
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
   * The training has ended.
   *
   * @param state what came of it, and what can be done now
   * @param actions what the buttons do
   */
  void ended(LearningState state, Map<Button, Runnable> actions) {
    buttons.values().forEach(button -> button.setEnabled(false));
    SwingUtilities.invokeLater( // after what is still to be drawn
        () -> {
          actions.forEach(this::on);
          enter(state);
        });
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
