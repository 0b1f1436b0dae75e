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
import java.awt.Component;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JFileChooser;
import morula.fiji.ImagePlusView;
import morula.fiji.LabelImages;
import morula.fiji.LabelRois;
import morula.fiji.RoiArchive;
import morula.image.Image;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.keys.ErrorLine;
import morula.measure.ObjectTable;
import morula.progress.Progress;

/** Saves corrected labels with their outlines and their table. */
final class CorrectionFiles {
  private static final String FOLDER = "morula.correct.folder";

  private CorrectionFiles() {}

  /**
   * Asks for a folder and saves {@code NAME_labels.tif}, {@code NAME_rois.zip} and {@code
   * NAME_objects.csv} there.
   *
   * @return whether all were written
   */
  static boolean save(Component owner, ImagePlus source, Labels labels) {
    JFileChooser chooser = new JFileChooser(start(source));
    chooser.setDialogTitle("Save the corrected labels in this folder");
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    if (chooser.showDialog(owner, "Save here") != JFileChooser.APPROVE_OPTION) {
      return false;
    }
    Path folder = chooser.getSelectedFile().toPath();
    Prefs.set(FOLDER, folder.toString());
    try {
      write(source, labels, folder);
      return true;
    } catch (IOException | RuntimeException e) {
      Questions.tell(owner, ErrorLine.of(e));
      return false;
    }
  }

  /** Writes the three files. */
  static void write(ImagePlus source, Labels labels, Path folder) throws IOException {
    Image image = ImagePlusView.of(source);
    String name = image.name();
    LabelRois.Stack stack = LabelRois.Stack.of(image, ImagePlusView.isColor(source), 0, 0);
    LabelFiles.write(labels, folder.resolve(LabelImages.title(name) + ".tif"));
    RoiArchive.write(LabelRois.of(labels, stack), folder.resolve(name + "_rois.zip"));
    ObjectTable.measure(labels, image, Optional.empty(), Progress.NONE)
        .writeCsv(folder.resolve(name + "_objects.csv"));
  }

  private static File start(ImagePlus source) {
    FileInfo info = source.getOriginalFileInfo();
    String folder = info == null || info.directory == null ? "" : info.directory;
    return new File(Prefs.get(FOLDER, folder.isEmpty() ? "." : folder));
  }
}
