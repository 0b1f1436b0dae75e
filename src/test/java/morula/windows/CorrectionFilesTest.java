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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import morula.annotation.Correction;
import morula.annotation.LabelEdits;
import morula.fiji.LabelImages;
import morula.fiji.SegmentationFiles;
import morula.image.Calibration;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved of corrections, and what is known of the scores. */
class CorrectionFilesTest {
  private static final int SIDE = 12;
  private static final double[] SCORES = {0.9, 0.2, 0.4};

  @TempDir Path folder;

  private final ImagePlus source = new ImagePlus("a.tif", new ByteProcessor(SIDE, SIDE));
  private final LabelEdits edits = new LabelEdits(labels());

  private static Labels labels() {
    int[] pixels = new int[SIDE * SIDE];
    for (int label = 1; label <= 3; label++) {
      pixels[3 * label] = label;
      pixels[SIDE + 3 * label] = label;
    }
    return new Labels("a", ArrayImgs.ints(pixels, SIDE, SIDE, 1, 1), Calibration.NONE);
  }

  @Test
  void unchangedObjectsKeepTheirScores() throws IOException {
    CorrectionScores scores = new CorrectionScores(edits, SCORES, 0.5);
    edits.merge(Set.of(1, 2), 0);
    CorrectionFiles.write(source, edits.labels(), scores.all(), folder);
    double[] stored = CorrectionScores.read(folder.resolve("a_objects.csv")).orElseThrow();
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, 0.4}, stored);
    edits.undo();
    assertArrayEquals(SCORES, scores.all().orElseThrow());
  }

  @Test
  void tablesOfOthersHaveNoScores() throws IOException {
    Path table = Files.writeString(folder.resolve("a.csv"), "Label,Area\n1,2\n");
    assertEquals(Optional.empty(), CorrectionScores.read(table));
    Files.writeString(table, "label,score\n1,good\n");
    assertEquals(Optional.empty(), CorrectionScores.read(table));
    CorrectionFiles.write(source, edits.labels(), Optional.empty(), folder);
    assertEquals(Optional.empty(), CorrectionScores.read(folder.resolve("a_objects.csv")));
  }

  @Test
  void aLaterSegmentationDoesNotReplaceCorrections() throws IOException {
    CorrectionFiles.write(source, edits.labels(), Optional.empty(), folder);
    Path file = folder.resolve("a_labels.tif");
    assertTrue(Files.exists(folder.resolve("a_rois.zip")));
    assertFalse(LabelFiles.isWrittenByMorula(file));
    assertTrue(LabelFiles.isCorrected(file));
    SegmentationFiles files =
        new SegmentationFiles(folder, 0, EnumSet.noneOf(SegmentationFiles.Kind.class));
    assertThrows(InvalidRequestException.class, () -> files.checkReplaceable("a"));
  }

  @Test
  void scoresComeFromTheOpenLabelImageOrTheTableBesideIt() throws IOException {
    ImagePlus open = LabelImages.of(labels());
    LabelImages.setScores(open, SCORES);
    CorrectionScores known =
        CorrectionScores.of(new CorrectedImage(source, labels(), Optional.of(open)), edits);
    assertEquals(0.2, known.of(2));
    CorrectionFiles.write(source, labels(), Optional.of(SCORES), folder);
    ImagePlus file = IJ.openImage(folder.resolve("a_labels.tif").toString());
    CorrectedImage corrected = new CorrectedImage(source, labels(), Optional.of(file));
    assertEquals(0.4, CorrectionScores.of(corrected, edits).of(3));
    assertEquals(folder, CorrectionFiles.known(corrected).orElseThrow(), "saved where it was");
    CorrectedImage without = new CorrectedImage(source, labels(), Optional.empty());
    assertFalse(CorrectionScores.of(without, edits).exist());
    assertEquals(Optional.empty(), CorrectionFiles.known(without));
  }

  @Test
  void labelImageAloneIsSavedWhereItCameFrom() throws IOException {
    CorrectionFiles.write(source, labels(), Optional.of(SCORES), folder);
    ImagePlus file = IJ.openImage(folder.resolve("a_labels.tif").toString());
    CorrectedImage alone = CorrectedImage.of(file);
    assertTrue(alone.isLabelsOnly());
    assertEquals(0.4, CorrectionScores.of(alone, edits).of(3));
    edits.delete(Set.of(2), 0);
    CorrectionFiles.write(alone.source(), edits.labels(), Optional.empty(), folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("a_labels.tif", "a_objects.csv", "a_rois.zip"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
    ImagePlus saved = IJ.openImage(folder.resolve("a_labels.tif").toString());
    assertArrayEquals(new int[] {1, 3}, new LabelEdits(LabelImages.read(saved)).inPlane(0));
    String table = Files.readString(folder.resolve("a_objects.csv"));
    assertFalse(table.contains("mean_"), "numbers of objects are no intensities: " + table);
    assertFalse(new CorrectedImage(source, labels(), Optional.of(file)).isLabelsOnly());
  }

  /** Two clicks and a key; a click and a key; a button and a stroke; a key: now about 30. */
  @Test
  void mergeDeleteAddAndSaveTakeEightActions() throws IOException {
    Correction correction = new Correction(edits);
    int actions = 0;
    actions += click(correction, 3, 0, false);
    actions += click(correction, 6, 0, true);
    correction.merge();
    actions++;
    actions += click(correction, 9, 0, false);
    correction.delete();
    actions++;
    correction.take(Correction.Tool.DRAW);
    actions++;
    correction.press(1, 5, false, false);
    correction.drag(6, 5);
    correction.drag(6, 10);
    correction.release(1, 10);
    actions++;
    CorrectionFiles.write(source, edits.labels(), Optional.empty(), folder);
    actions++;
    assertTrue(actions <= 8, actions + " actions");
    assertArrayEquals(new int[] {1, 4}, edits.inPlane(0));
    edits.undo();
    assertArrayEquals(new int[] {1}, edits.inPlane(0), "undo goes on after saving");
  }

  private static int click(Correction correction, int x, int y, boolean shift) {
    correction.press(x, y, shift, false);
    correction.release(x, y);
    return 1;
  }
}
