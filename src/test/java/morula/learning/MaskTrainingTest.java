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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import morula.engine.OneThread;
import morula.evaluation.ConfusionMatrix;
import morula.evaluation.EvaluationRun;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Train, segment and evaluate with masks, through files. */
@ExtendWith(OneThread.class)
@Tag("slow")
class MaskTrainingTest {
  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    TinyTraining.data(folder);
  }

  @Test
  void numberedObjectsAreOneForeground() throws IOException {
    relabel(v -> v > 0 ? 1000 + v : 0); // no class could have such values
    TrainingResult result = train("foreground", -1);
    ConfusionMatrix confusion = segmented(result, "foreground", -1);
    assertEquals(2, confusion.classes());
    assertTrue(confusion.iou(1) > 0.5, "IoU " + confusion.iou(1));
    assertEquals("foreground IoU", result.epochs().get(0).scoreName());
    assertTrue(result.scores().get("foreground IoU") > 0.5, result.scores().toString());
    double[] agreement =
        result.epochs().stream().mapToDouble(e -> e.scores().get("confident agreement")).toArray();
    assertTrue(agreement[0] < agreement[agreement.length - 1], "of the batches learned from");
    assertEquals(
        DoubleStream.of(agreement).average().orElseThrow(),
        result.scores().get("mean confident agreement"),
        1e-12);
    assertEquals(
        result.epochs().stream().mapToDouble(e -> e.trainingLoss()).average().orElseThrow(),
        result.scores().get("mean training loss"),
        1e-12);
    TrainingRecord record = record(result);
    assertEquals("foreground", record.head());
    assertTrue(record.decoder().foregroundThreshold() > 0.05);
  }

  @Test
  void masksOfSeveralClassesKeepTheirValuesAndIgnoredPixelsCostNothing() throws IOException {
    relabel(v -> v == 0 ? 0 : v % 5 == 0 ? 9 : 2);
    TrainingResult result = train("masks", 9);
    ConfusionMatrix confusion = segmented(result, "masks", 9);
    assertTrue(confusion.iou(2) > 0.5, "IoU " + confusion.iou(2));
    assertEquals(0, confusion.truePixels(1));
    assertTrue(result.epochs().get(0).scores().containsKey("accuracy class 2"));
  }

  @Test
  void masksWithLevelsAreLearnedAsTheyAre() throws IOException {
    relabel(v -> v == 0 ? 0 : 255);
    TrainingResult result = train("masks(levels=2.5)", -1);
    assertEquals("foreground IoU", result.epochs().get(0).scoreName());
    assertEquals("masks(levels=2.5)", record(result).head());
    ConfusionMatrix confusion = segmented(result, "masks(levels=2.5)", -1);
    assertTrue(confusion.iou(255) > 0.4, "IoU " + confusion.iou(255));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> train("masks(levels=1:2:3)", -1));
    assertTrue(e.getMessage().contains("number of levels 3"), e.getMessage());
  }

  private TrainingResult train(String heads, int ignore) throws IOException {
    return TinyTraining.run(
        TinyTraining.settings(folder, "m.zip", heads, "", ignore, false, 0.02, Optional.empty()));
  }

  private static TrainingRecord record(TrainingResult result) throws IOException {
    try (ModelPackage model = ModelPackage.open(result.model())) {
      return model.record().orElseThrow();
    }
  }

  private ConfusionMatrix segmented(TrainingResult result, String heads, int ignore)
      throws IOException {
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
    return EvaluationRun.run(
            folder.resolve("labels").toString(),
            predictions.toString(),
            heads,
            ignore,
            folder.resolve("scores"),
            Progress.NONE)
        .confusion();
  }

  private void relabel(IntUnaryOperator map) throws IOException {
    TinyTraining.relabel(folder, map);
  }
}
