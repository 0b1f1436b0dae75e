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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morula.engine.OneThread;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationRun;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Train, segment and evaluate with classes, as label files really come. */
@ExtendWith(OneThread.class)
@Tag("slow")
class SemanticTrainingTest {
  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    TinyTraining.data(folder);
  }

  @Test
  void masksOf255GoThroughTrainSegmentAndEvaluate() throws IOException {
    relabel(v -> v > 0 ? 255 : 0);
    double iou = foregroundIou("", -1, 255);
    assertTrue(iou > 0.5, "IoU " + iou);
  }

  @Test
  void ignoredPixelsAndAnAbsentClassCostNothing() throws IOException {
    // of class 2 there is nothing but what is ignored in half of the images
    relabel(v -> v == 0 ? 0 : v % 3 == 0 ? 255 : 1);
    double iou = foregroundIou("auto", 255, 1);
    assertTrue(iou > 0.5, "IoU " + iou);
  }

  @Test
  void a255BesideOtherClassesAsksForIgnoreLabel() throws IOException {
    relabel(v -> v == 0 ? 0 : v % 3 == 0 ? 255 : 1 + v % 2);
    InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> train("", -1));
    assertTrue(e.getMessage().contains("ignore_label=255"), e.getMessage());
  }

  @Test
  void a255BelowLargerValuesIsNoClassToo() throws IOException {
    relabel(v -> v == 0 ? 0 : v % 3 == 0 ? 255 : 1000 + v);
    InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> train("", -1));
    assertTrue(e.getMessage().contains("cannot be a class"), e.getMessage());
  }

  @Test
  void masksAreCutIntoObjectsForInstances() throws IOException {
    relabel(v -> v > 0 ? 255 : 0);
    TrainingResult result = TinyTraining.run(TinyTraining.settings(folder, "m.zip", false, 0.003));
    try (morula.model.ModelPackage model = morula.model.ModelPackage.open(result.model())) {
      double median = model.record().orElseThrow().medianObjectSize();
      assertTrue(median > 20 && median < 2000, "of an object, not of a whole mask: " + median);
    }
  }

  @Test
  void startsFromAnotherModel() throws IOException {
    TrainingResult first = TinyTraining.run(TinyTraining.settings(folder, "a.zip", false, 0.01));
    TrainingResult second =
        TinyTraining.run(
            TinyTraining.settings(
                folder,
                "b.zip",
                "distance",
                "",
                -1,
                false,
                1e-6,
                Optional.of(first.model().toString())));
    double before = first.epochs().get(0).trainingLoss();
    double after = second.epochs().get(0).trainingLoss();
    assertTrue(after < 0.95 * before, before + " to " + after);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () ->
                TinyTraining.run(
                    TinyTraining.settings(
                        folder, "c.zip", "distance", "", -1, false, 0.01, Optional.of("none"))));
    assertTrue(e.getMessage().startsWith("start_from=none"), e.getMessage());
  }

  @Test
  void anotherHeadThanThatOfTheFirstModelIsSaid() throws IOException {
    TrainingSettings settings = TinyTraining.settings(folder, "a.zip", false, 0.01);
    Path first = TinyTraining.run(TinyTraining.with(settings, "epochs", 1)).model();
    TrainingSettings second =
        TinyTraining.with(
            settings,
            "epochs",
            1,
            "model",
            folder.resolve("b.zip"),
            "start_from",
            first.toString());
    assertFalse(messages(second).contains("start_from: "), "the same head and images");
    String other = messages(TinyTraining.with(second, "normalization", "none"));
    assertTrue(
        other.contains("was trained with normalization=scale_range, unlike this training"), other);
    assertFalse(other.contains("(before: "), other);
    String messages = messages(TinyTraining.with(second, "heads", "flows"));
    assertTrue(messages.contains("with heads=distance its last layer would fit"), messages);
    Matcher loaded = Pattern.compile("(\\d+) of (\\d+) tensors were loaded").matcher(messages);
    assertTrue(loaded.find(), messages);
    assertEquals(
        2,
        Integer.parseInt(loaded.group(2)) - Integer.parseInt(loaded.group(1)),
        "weights and bias of the last layer are not those of other outputs");
  }

  private static String messages(TrainingSettings settings) throws IOException {
    StringBuffer all = new StringBuffer();
    Training.run(settings, List.of(), TestProgress.telling(line -> all.append(line).append('\n')));
    return all.toString();
  }

  @Test
  void checkpointsOfOtherDataAreRefused() throws IOException {
    TinyTraining.run(TinyTraining.settings(folder, "d.zip", false, 0.01));
    relabel(v -> v == 1 ? 0 : v);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> TinyTraining.run(TinyTraining.settings(folder, "d.zip", true, 0.01)));
    assertTrue(e.getMessage().startsWith("resume:"), e.getMessage());
  }

  @Test
  void wordsAreRefusedBeforeAnyFileIsRead() {
    for (String[] pair : new String[][] {{"2", "class_weights=2"}, {"x,1", "class_weights=x,1"}}) {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> train(pair[0], -1));
      assertTrue(e.getMessage().startsWith(pair[1]), e.getMessage());
    }
  }

  private TrainingResult train(String weights, int ignore) throws IOException {
    return TinyTraining.run(
        TinyTraining.settings(
            folder, "s.zip", "semantic", weights, ignore, false, 0.02, Optional.empty()));
  }

  /** Of the class with {@code value}, through files, as the three commands do it. */
  private double foregroundIou(String weights, int ignore, int value) throws IOException {
    TrainingResult result = train(weights, ignore);
    assertTrue(result.epochs().get(0).scores().containsKey("IoU class " + value));
    assertTrue(result.scores().get("accuracy class " + value) > 0.3, result.scores().toString());
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
    EvaluationReport report =
        EvaluationRun.run(
            folder.resolve("labels").toString(),
            predictions.toString(),
            "semantic",
            ignore,
            folder.resolve("scores"),
            Progress.NONE);
    assertEquals(8, report.images().size());
    return report.confusion().iou(value);
  }

  private void relabel(IntUnaryOperator map) throws IOException {
    TinyTraining.relabel(folder, map);
  }
}
