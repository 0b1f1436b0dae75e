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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import morula.engine.OneThread;
import morula.evaluation.ConfusionMatrix;
import morula.evaluation.EvaluationRun;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Trains on images of which little is annotated. */
@ExtendWith(OneThread.class)
@Tag("slow")
class SparseTrainingTest {
  private static final int IGNORED = 65_535;

  @TempDir Path folder;

  @Test
  void everyThirdObjectAndAFewStrokesOfBackgroundAreEnough() throws IOException {
    TinyTraining.data(folder);
    double annotated = 0;
    Path truth = Files.createDirectories(folder.resolve("truth"));
    try (Stream<Path> files = Files.list(folder.resolve("labels"))) {
      for (Path file : files.toList()) {
        Files.copy(file, truth.resolve(file.getFileName()));
        annotated += sparse(file) / 8;
      }
    }
    assertTrue(annotated < 0.2, "annotated: " + annotated);
    TrainingResult result =
        TinyTraining.run(
            TinyTraining.settings(
                folder, "m.zip", "foreground", "", IGNORED, false, 0.02, Optional.empty()));
    Path predictions = Files.createDirectories(folder.resolve("predictions"));
    SegmentationSettings settings =
        SegmentationSettings.defaults().withModel(result.model().toString()).withDevice("cpu");
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Stream<Path> images = Files.list(folder.resolve("images"))) {
      for (Path image : images.toList()) {
        try (Segmentation segmented = segmenter.segment(ImageFiles.read(image), Progress.NONE)) {
          Labels labels = segmented.labels();
          LabelFiles.write(labels, predictions.resolve(labels.name() + "_labels.tif"));
        }
      }
    }
    ConfusionMatrix confusion =
        EvaluationRun.run(
                truth.toString(),
                predictions.toString(),
                "foreground",
                -1,
                folder.resolve("scores"),
                Progress.NONE)
            .confusion();
    assertTrue(confusion.iou(1) > 0.5, "IoU of the foreground " + confusion.iou(1));
  }

  /** Keeps every third object and a stroke of background every 32 rows; returns their share. */
  private static double sparse(Path file) throws IOException {
    Labels labels = LabelFiles.read(file);
    var copy = ArrayImgs.ints(labels.pixels().dimensionsAsLongArray());
    Cursor<IntType> source = Views.flatIterable(labels.pixels()).localizingCursor();
    double kept = 0;
    for (IntType pixel : copy) {
      int label = source.next().get();
      boolean keep = label == 0 ? source.getLongPosition(1) % 32 == 9 : label % 3 == 0;
      kept += keep ? 1 : 0;
      pixel.set(keep ? label : IGNORED);
    }
    LabelFiles.write(new Labels(labels.name(), copy, labels.calibration()), file);
    return kept / copy.size();
  }
}
