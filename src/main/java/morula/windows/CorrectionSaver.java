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

import java.awt.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JDialog;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import morula.annotation.LabelEdits;
import morula.image.Labels;
import morula.keys.ErrorLine;

/**
 * Saves what is corrected in a window, in the background: with many objects it takes seconds. For
 * Swing's thread only.
 */
final class CorrectionSaver {
  private final Component owner;
  private final CorrectedImage corrected;
  private final LabelEdits edits;
  private final CorrectionScores scores;
  private final Consumer<String> said;
  private final List<JDialog> waiting = new ArrayList<>();
  private Runnable allSaved = () -> {};
  private int changes;
  private boolean working;
  private boolean again;

  CorrectionSaver(
      Component owner,
      CorrectedImage corrected,
      LabelEdits edits,
      CorrectionScores scores,
      Consumer<String> said) {
    this.owner = owner;
    this.corrected = corrected;
    this.edits = edits;
    this.scores = scores;
    this.said = said;
    edits.onChange(change -> changes++);
  }

  /** Keeps what to call when all corrections are saved. */
  void onAllSaved(Runnable action) {
    allSaved = action;
  }

  /**
   * Begins to save the corrections as they are now. While others are being saved, it begins after
   * them.
   */
  void start() {
    if (working) {
      again = true;
      return;
    }
    Optional<Path> folder = CorrectionFiles.folder(owner, corrected);
    if (folder.isEmpty()) {
      return;
    }
    working = true;
    said.accept("Saving…");
    Labels copy = edits.copy();
    Optional<double[]> known = scores.all();
    int until = changes;
    Runnable work =
        () -> {
          Optional<Throwable> failure = write(copy, known, folder.get());
          SwingUtilities.invokeLater(() -> ended(folder.get(), until, failure));
        };
    Background.start("save", work, () -> {}, Thread.NORM_PRIORITY);
  }

  private Optional<Throwable> write(Labels labels, Optional<double[]> known, Path folder) {
    try {
      CorrectionFiles.write(corrected.source(), labels, known, folder);
      return Optional.empty();
    } catch (Throwable e) { // also too little memory: the user must know that nothing is saved
      return Optional.of(e);
    }
  }

  private void ended(Path folder, int until, Optional<Throwable> failure) {
    working = false;
    boolean all = changes == until;
    if (failure.isEmpty()) {
      CorrectionFiles.saved(corrected, folder);
      if (all) {
        corrected.labelImage().ifPresent(image -> image.changes = false);
        allSaved.run();
      }
      said.accept(
          "Saved labels, outlines and table in "
              + folder
              + (all ? "" : "; what was changed since then is not saved yet"));
    }
    if (again && failure.isEmpty()) {
      again = false;
      start();
    }
    if (!working) {
      again = false;
      waiting.forEach(JDialog::dispose);
      waiting.clear();
    }
    failure.ifPresent(
        reason -> {
          said.accept(" ");
          Questions.tell(owner, ErrorLine.of(reason));
        });
  }

  /** Waits until what is being saved is in its files; a line on the screen says so. */
  void await() {
    if (working) {
      JOptionPane line =
          new JOptionPane(
              "The corrections are being saved…",
              JOptionPane.INFORMATION_MESSAGE,
              JOptionPane.DEFAULT_OPTION,
              null,
              new Object[0]);
      JDialog dialog = line.createDialog(owner, "Morula");
      dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
      waiting.add(dialog);
      dialog.setVisible(true);
    }
  }
}
