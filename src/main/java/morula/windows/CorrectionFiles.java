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
import java.awt.Component;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.JFileChooser;
import morula.fiji.ImagePlusView;
import morula.fiji.LabelImages;
import morula.fiji.LabelRois;
import morula.fiji.RoiArchive;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.measure.ObjectTable;
import morula.progress.Progress;
import net.imglib2.view.Views;

/** Saves corrected labels with their outlines and their table. */
final class CorrectionFiles {
  private static final String FOLDER = "morula.correct.folder";

  /** Where the corrections of the images of a folder were saved since ImageJ was started. */
  private static final Map<Path, Path> CHOSEN = new HashMap<>();

  private CorrectionFiles() {}

  /**
   * Returns the folder where corrections are saved: where the labels came from; if they come from
   * no file, asks for it, once for all images of a folder.
   *
   * @return empty if it was not chosen
   */
  static Optional<Path> folder(Component owner, CorrectedImage corrected) {
    return known(corrected).or(() -> ask(owner, corrected));
  }

  /** Keeps in mind where the corrections of an image were saved. */
  static void saved(CorrectedImage corrected, Path folder) {
    Prefs.set(FOLDER, folder.toString());
    CorrectionScores.folder(corrected.source()).ifPresent(from -> CHOSEN.put(from, folder));
  }

  /** Returns the folder in which the corrections of an image are saved without a question. */
  static Optional<Path> known(CorrectedImage corrected) {
    Optional<Path> from = corrected.labelImage().flatMap(CorrectionScores::folder);
    return from.or(() -> CorrectionScores.folder(corrected.source()).map(CHOSEN::get));
  }

  private static Optional<Path> ask(Component owner, CorrectedImage corrected) {
    File start =
        CorrectionScores.folder(corrected.source())
            .map(Path::toFile)
            .orElseGet(() -> new File(Prefs.get(FOLDER, ".")));
    JFileChooser chooser = new JFileChooser(start);
    chooser.setDialogTitle("Save labels, outlines and table in this folder");
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    chooser.setSelectedFile(start);
    if (chooser.showDialog(owner, "Save here") != JFileChooser.APPROVE_OPTION) {
      return Optional.empty();
    }
    Path folder = chooser.getSelectedFile().toPath();
    Path labels = labels(corrected.source(), folder);
    return Files.exists(labels)
            && !LabelFiles.isWrittenByMorula(labels)
            && !Questions.replace(owner, "There is a file " + labels + " already.")
        ? Optional.empty()
        : Optional.of(folder);
  }

  private static Path labels(ImagePlus source, Path folder) {
    return folder.resolve(LabelImages.title(fileName(source)) + ".tif");
  }

  /** A title may have characters that a file name cannot. */
  private static String fileName(ImagePlus source) {
    return CorrectedImage.name(source).replaceAll("[/\\\\:*?\"<>|]", "_");
  }

  /**
   * Writes {@code NAME_labels.tif}, {@code NAME_rois.zip} and {@code NAME_objects.csv}.
   *
   * @param source the image; if it is the label image itself, no intensities are measured
   * @param scores of label i at index i − 1
   */
  static void write(ImagePlus source, Labels labels, Optional<double[]> scores, Path folder)
      throws IOException {
    Image image = ImagePlusView.of(source);
    String name = fileName(source);
    LabelRois.Stack stack = LabelRois.Stack.of(image, ImagePlusView.isColor(source), 0, 0);
    Image measured = LabelImages.isLabelImage(source) ? withoutChannels(image) : image;
    ObjectTable table = ObjectTable.measure(labels, measured, scores, Progress.NONE);
    LabelFiles.writeCorrected(labels, labels(source, folder));
    RoiArchive.write(LabelRois.of(labels, stack), folder.resolve(name + "_rois.zip"));
    table.writeCsv(folder.resolve(name + "_objects.csv"));
  }

  private static Image withoutChannels(Image image) {
    long[] last = image.pixels().maxAsLongArray();
    last[Axis.CHANNEL.ordinal()] = -1;
    return new Image(
        image.name(),
        Views.interval(image.pixels(), new long[last.length], last),
        image.calibration());
  }
}
