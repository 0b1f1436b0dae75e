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
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.SwingUtilities;
import morula.annotation.LabelEdits;
import morula.image.Calibration;
import morula.image.Labels;
import morula.io.LabelFiles;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections are saved while the user goes on. */
class CorrectionSaverTest {
  private static final int SIDE = 12;

  @TempDir Path folder;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final AtomicInteger allSaved = new AtomicInteger();
  private ImagePlus labelImage;
  private LabelEdits edits;
  private CorrectionSaver saver;

  @BeforeEach
  void open() throws IOException {
    int[] pixels = new int[SIDE * SIDE];
    for (int label = 1; label <= 3; label++) {
      pixels[3 * label] = label;
    }
    ImagePlus source = new ImagePlus("a.tif", new ByteProcessor(SIDE, SIDE));
    Labels labels = new Labels("a", ArrayImgs.ints(pixels, SIDE, SIDE, 1, 1), Calibration.NONE);
    CorrectionFiles.write(source, labels, Optional.empty(), folder);
    labelImage = IJ.openImage(folder.resolve("a_labels.tif").toString());
    labelImage.changes = true;
    edits = new LabelEdits(labels);
    CorrectedImage corrected = new CorrectedImage(source, labels, Optional.of(labelImage));
    CorrectionScores scores = CorrectionScores.of(corrected, edits);
    saver = new CorrectionSaver(null, corrected, edits, scores, said::add);
    saver.onAllSaved(allSaved::incrementAndGet);
  }

  private String saved() throws InterruptedException {
    String line = "";
    while (!line.startsWith("Saved")) {
      line = Optional.ofNullable(said.poll(60, TimeUnit.SECONDS)).orElseThrow();
    }
    return line;
  }

  private int[] inFile() throws IOException {
    return new LabelEdits(LabelFiles.read(folder.resolve("a_labels.tif"))).inPlane(0);
  }

  @Test
  void whatIsChangedWhileItIsSavedIsStillToBeSaved() throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          edits.delete(Set.of(1), 0);
          saver.start();
          edits.delete(Set.of(2), 0);
        });
    assertTrue(saved().endsWith("; what was changed since then is not saved yet"));
    assertArrayEquals(new int[] {2, 3}, inFile());
    assertTrue(labelImage.changes);
    assertEquals(0, allSaved.get());
    SwingUtilities.invokeAndWait(saver::start);
    assertEquals("Saved labels, outlines and table in " + folder, saved());
    assertArrayEquals(new int[] {3}, inFile());
    assertFalse(labelImage.changes);
    assertEquals(1, allSaved.get());
  }

  @Test
  void whoSavesAgainMeanwhileGetsBoth() throws Exception {
    SwingUtilities.invokeAndWait(
        () -> {
          saver.start();
          edits.delete(Set.of(2), 0);
          saver.start();
        });
    saved();
    saved();
    assertArrayEquals(new int[] {1, 3}, inFile());
    assertEquals(1, allSaved.get());
  }
}
