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
import ij.io.FileInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import morula.annotation.LabelEdits;
import morula.fiji.LabelImages;
import morula.fiji.SegmentationSummary;
import morula.instances.ObjectScores;
import morula.io.Csv;

/**
 * The scores of the objects that are corrected. An object that a person changed has none: the
 * network said nothing about it.
 */
final class CorrectionScores {
  private final LabelEdits edits;
  private final double[] scores;
  private final double unsureBelow;

  /**
   * @param scores of label i at index i − 1, not a number where there is none; may be too short
   * @param unsureBelow the score below which an object is unsure
   */
  CorrectionScores(LabelEdits edits, double[] scores, double unsureBelow) {
    this.edits = edits;
    this.scores = scores.clone();
    this.unsureBelow = unsureBelow;
  }

  /** The score below which an object is unsure, as far as it is known; 0 to 1. */
  double unsureBelow() {
    return unsureBelow;
  }

  /** Finds the scores: in the open label image, or in the table beside its file. */
  static CorrectionScores of(CorrectedImage corrected, LabelEdits edits) {
    Optional<double[]> known = corrected.labelImage().flatMap(LabelImages::scores);
    double unsureBelow =
        corrected
            .labelImage()
            .flatMap(SegmentationSummary::of)
            .map(SegmentationSummary::unsureBelow)
            .orElse(ObjectScores.UNSURE);
    return new CorrectionScores(
        edits, known.or(() -> stored(corrected)).orElseGet(() -> new double[0]), unsureBelow);
  }

  private static Optional<double[]> stored(CorrectedImage corrected) {
    String table = CorrectedImage.name(corrected.source()) + "_objects.csv";
    return corrected
        .labelImage()
        .flatMap(CorrectionScores::folder)
        .or(() -> folder(corrected.source()))
        .map(folder -> folder.resolve(table))
        .filter(Files::isRegularFile)
        .flatMap(CorrectionScores::read);
  }

  /** Returns the folder of the file of an image; empty if it has none. */
  static Optional<Path> folder(ImagePlus image) {
    FileInfo info = image.getOriginalFileInfo();
    try {
      return info == null || info.directory == null || info.directory.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(info.directory)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty(); // an address of the network
    }
  }

  /** Reads the scores in a table of objects; empty if it has none. */
  static Optional<double[]> read(Path table) {
    try {
      List<List<String>> rows = Csv.rows(Files.readString(table));
      int label = rows.isEmpty() ? -1 : rows.get(0).indexOf("label");
      int score = rows.isEmpty() ? -1 : rows.get(0).indexOf("score");
      if (label < 0 || score < 0) {
        return Optional.empty();
      }
      double[] scores = new double[0];
      for (List<String> row : rows.subList(1, rows.size())) {
        int number = (int) Double.parseDouble(row.get(label));
        if (number > scores.length) {
          int known = scores.length;
          scores = Arrays.copyOf(scores, Math.max(number, 2 * known));
          Arrays.fill(scores, known, scores.length, Double.NaN);
        }
        scores[number - 1] = Double.parseDouble(row.get(score));
      }
      return Optional.of(scores);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // then it is another table, or an edited one
    }
  }

  /** Returns whether there is any score. */
  boolean exist() {
    return scores.length > 0;
  }

  /** Returns the score of an object; not a number if it has none. */
  double of(int label) {
    return label <= scores.length && edits.isUntouched(label) ? scores[label - 1] : Double.NaN;
  }

  /** Returns the scores as a table of objects takes them; empty if there are none. */
  Optional<double[]> all() {
    double[] all = new double[edits.highest()];
    for (int label = 1; label <= all.length; label++) {
      all[label - 1] = of(label);
    }
    return exist() ? Optional.of(all) : Optional.empty();
  }
}
