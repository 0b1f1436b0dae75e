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
import ij.Prefs;
import ij.io.FileInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import morula.fiji.ImagePlusView;
import morula.keys.ErrorLine;
import morula.progress.Count;
import morula.segmentation.SegmentationSettings;
import net.miginfocom.swing.MigLayout;

/** The way from corrected images to a better model: training set, next image, training. */
final class CorrectLoop {
  private static final String FOLDER = "morula.correct.training";

  /** Where the window of {@code segment} remembers its model. */
  private static final String MODEL = "morula.segment.model";

  /** What goes on while one image after the other is corrected; used in Swing's thread only. */
  private static Optional<Retraining> training = Optional.empty();

  private static Optional<Uncertainty> uncertainty = Optional.empty();
  private static String progress = "";
  private static Optional<Path> better = Optional.empty();
  private static Optional<CorrectLoop> shown = Optional.empty();

  private final CorrectWindow window;
  private final JPanel panel =
      new JPanel(new MigLayout("insets 0 8 0 8, wrap 3, hidemode 3", "[][][]"));
  private final JButton add = CorrectPalette.button("Add to training set…", "", this::add);
  private final JButton next = CorrectPalette.button("Next image", "", this::next);
  private final JButton retrain =
      CorrectPalette.button("Retrain in the background", "", this::retrain);
  private final JButton use = CorrectPalette.button("Use it for the next image", "", this::use);
  private final JLabel line = new JLabel();
  private Optional<TrainingSet> set = Optional.empty();

  CorrectLoop(CorrectWindow window) {
    this.window = window;
    List.of(add, next, retrain).forEach(panel::add);
    panel.add(line, "span 3");
    panel.add(use, "span 3");
    next.setToolTipText(
        "Opens the image of this folder from which most is learned, and segments it with "
            + model());
    add.setToolTipText("Copies image and labels into a folder to train on");
    String folder = Prefs.get(FOLDER, "");
    if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
      open(Path.of(folder));
    }
    shown = Optional.of(this);
    refresh();
  }

  JPanel component() {
    return panel;
  }

  /** Returns the model that is in use. */
  static String model() {
    return Prefs.get(MODEL, SegmentationSettings.MODEL.defaultText());
  }

  private void refresh() {
    int size = set.map(TrainingSet::size).orElse(0);
    add.setText(
        set.isEmpty() ? "Add to training set…" : "Add to training set: " + Count.of(size, "image"));
    boolean running = training.isPresent();
    retrain.setText(running ? "Stop the training" : "Retrain in the background");
    retrain.setEnabled(running || size >= 2);
    retrain.setToolTipText(
        size >= 2
            ? "Goes on from " + model() + " with the images of the training set"
            : "The training set needs at least 2 images: one to learn from, one to judge by");
    next.setEnabled(CorrectionScores.folder(window.corrected().source()).isPresent());
    line.setText(progress.isEmpty() ? "" : CorrectPalette.html(progress));
    line.setVisible(!progress.isEmpty());
    use.setVisible(better.isPresent());
    if (window.frame().isVisible()) {
      window.frame().pack();
    }
  }

  private static void show(String text) {
    SwingUtilities.invokeLater(
        () -> {
          progress = text;
          shown.ifPresent(CorrectLoop::refresh);
        });
  }

  private boolean open(Path folder) {
    try {
      set = Optional.of(TrainingSet.open(folder));
      return true;
    } catch (IOException e) {
      window.said(ErrorLine.of(e));
      return false;
    }
  }

  private void add() {
    if (window.corrected().isLabelsOnly()) {
      window.said(
          "Only the labels are open: close this palette, open their image, and correct again.");
      return;
    }
    if (set.isEmpty()) {
      JFileChooser chooser = new JFileChooser(Prefs.get(FOLDER, "."));
      chooser.setDialogTitle("A folder for the training set: new, or one of before");
      chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
      boolean chosen =
          chooser.showDialog(window.frame(), "Use this folder") == JFileChooser.APPROVE_OPTION;
      if (!chosen || !open(chooser.getSelectedFile().toPath())) {
        return;
      }
      Prefs.set(FOLDER, chooser.getSelectedFile().toString());
    }
    ImagePlus source = window.corrected().source();
    try {
      set.get()
          .add(
              ImagePlusView.of(source),
              window.correction().edits().labels(),
              window.correction().part(),
              file(source));
      window.said("Added " + source.getTitle() + " to the training set");
      rank();
    } catch (IOException | RuntimeException e) {
      window.said(ErrorLine.of(e));
    }
    refresh();
  }

  private static String file(ImagePlus image) {
    FileInfo info = image.getOriginalFileInfo();
    return CorrectionScores.folder(image)
        .filter(folder -> info.fileName != null)
        .map(folder -> folder.resolve(info.fileName).toString())
        .orElse(image.getTitle());
  }

  /** Returns the images of the folder that are not corrected yet. */
  private List<Path> candidates() throws IOException {
    Optional<Path> folder = CorrectionScores.folder(window.corrected().source());
    if (folder.isEmpty()) {
      return List.of();
    }
    TrainingSet known = set.orElseGet(() -> new TrainingSet(folder.get()));
    List<Path> files = new ArrayList<>(known.missing(folder.get()));
    files.removeIf(path -> path.toString().equals(file(window.corrected().source())));
    return files;
  }

  /** Begins to compute of which image the model is least sure. */
  private void rank() throws IOException {
    if (uncertainty.isEmpty()) {
      Uncertainty begun = new Uncertainty(model());
      uncertainty = Optional.of(begun);
      begun.start(candidates());
    }
  }

  private void next() {
    try {
      List<Path> files = candidates();
      Uncertainty known = uncertainty.orElseGet(() -> new Uncertainty(model()));
      Optional<Uncertainty.Suggestion> suggestion = known.suggest(files);
      if (suggestion.isEmpty()) {
        window.said("All images of this folder are in the training set.");
        return;
      }
      if (!window.close()) {
        return;
      }
      CorrectedImage corrected = window.corrected();
      corrected.labelImage().ifPresent(CorrectLoop::closeQuietly);
      if (!corrected.source().changes) {
        corrected.source().close();
      }
      rank();
      NextImage.open(suggestion.get(), model());
    } catch (IOException | RuntimeException e) {
      window.said(ErrorLine.of(e));
    }
  }

  private static void closeQuietly(ImagePlus image) {
    image.changes = false;
    image.close();
  }

  private void retrain() {
    if (training.isPresent()) {
      training.get().cancel();
      return;
    }
    better = Optional.empty();
    show("Training: preparing…");
    String from = model();
    try {
      set.get().readAgain();
      training = Optional.of(Retraining.start(MenuCall.runner(), set.get(), from, new Ended(from)));
    } catch (IOException | RuntimeException e) {
      show(ErrorLine.of(e));
    }
    refresh();
  }

  /** What comes of a training. */
  private record Ended(String from) implements Retraining.Listener {
    @Override
    public void moved(String text) {
      show("Training: " + text);
    }

    @Override
    public void ended(Optional<Path> model, String text) {
      training = Optional.empty();
      better = model;
      String said = text.endsWith(".") ? text : text + ".";
      show(said + (model.isPresent() ? "" : " " + from + " stays in use."));
    }
  }

  private void use() {
    better.ifPresent(
        model -> {
          Prefs.set(MODEL, model.toString());
          uncertainty.ifPresent(Uncertainty::stop);
          uncertainty = Optional.empty();
          progress = "The next image is segmented with " + model.getFileName() + ".";
        });
    better = Optional.empty();
    refresh();
  }

  void end() {
    shown = shown.filter(loop -> loop != this);
  }
}
