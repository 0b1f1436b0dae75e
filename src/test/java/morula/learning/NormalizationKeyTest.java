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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import morula.engine.OneThread;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationRun;
import morula.image.Image;
import morula.image.Labels;
import morula.image.Normalization;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.model.ModelPackage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code normalization=} says is what the model's package says and what segment does. */
@ExtendWith(OneThread.class)
@Tag("slow")
class NormalizationKeyTest {
  @TempDir Path folder;
  private final List<Path> training = new ArrayList<>();
  private final List<Path> validating = new ArrayList<>();

  @BeforeEach
  void data() throws IOException {
    TinyTraining.data(folder);
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      for (Path file : files.sorted().toList()) {
        (validating.size() < 2 ? validating : training).add(file);
      }
    }
    Files.write(
        folder.resolve("validation.txt"),
        validating.stream().map(f -> f.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed_zero_mean_unit_variance", "none"})
  void segmentDoesAsTheTrainingDid(String word) throws IOException {
    TrainingResult result = TinyTraining.run(settings(word));
    Path predictions = Files.createDirectories(folder.resolve("predictions"));
    Path truth = Files.createDirectories(folder.resolve("truth"));
    try (Segmenter segmenter =
        Segmenter.open(
            SegmentationSettings.defaults().withModel(result.model().toString()).withDevice("cpu"),
            Progress.NONE)) {
      for (Path file : validating) {
        try (Segmentation segmented = segmenter.segment(ImageFiles.read(file), Progress.NONE)) {
          Labels labels = segmented.labels();
          LabelFiles.write(labels, predictions.resolve(labels.name() + "_labels.tif"));
          for (Path label : named(labels.name())) {
            Files.copy(label, truth.resolve(label.getFileName()));
          }
        }
      }
    }
    EvaluationReport report =
        EvaluationRun.run(
            truth.toString(),
            predictions.toString(),
            "semantic",
            -1,
            folder.resolve("scores"),
            Progress.NONE);
    assertEquals(2, report.images().size());
    assertEquals(result.scores().get("mean IoU"), report.confusion().meanIou(), 1e-3, word);
  }

  @Test
  void stainsNeedIntensitiesFromBlackToWhite() {
    TrainingSettings settings =
        TinyTraining.with(settings("none"), "augmentation", "flips(stain=0.3)");
    String message =
        assertThrows(InvalidRequestException.class, () -> Training.check(settings)).getMessage();
    assertTrue(message.startsWith("augmentation: stain needs"), message);
    Training.check(TinyTraining.with(settings, "normalization", "scale_range"));
  }

  @Test
  void fixedNumbersAreThoseOfTheTrainingPixelsAlone() throws IOException {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (Path file : training) {
      Image image = ImageFiles.read(file);
      for (RealType<?> pixel : Views.flatIterable(image.pixels())) {
        sum += pixel.getRealDouble();
        squares += pixel.getRealDouble() * pixel.getRealDouble();
        count++;
      }
    }
    double mean = sum / count;
    TrainingResult result = TinyTraining.run(settings("fixed_zero_mean_unit_variance"));
    try (ModelPackage model = ModelPackage.open(result.model())) {
      assertEquals(1, model.preprocessing().size());
      var step = (Normalization.FixedZeroMeanUnitVariance) model.preprocessing().get(0);
      assertEquals(mean, step.mean().get(0), 1e-9 * mean);
      assertEquals(Math.sqrt(squares / count - mean * mean), step.std().get(0), 1e-6 * mean);
      assertEquals(
          "fixed_zero_mean_unit_variance",
          model.record().orElseThrow().configuration().get("normalization"));
    }
  }

  @Test
  void anUnknownWordIsRefusedNamingTheKey() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> TinyTraining.run(settings("zero_mean")));
    assertTrue(e.getMessage().startsWith("normalization=zero_mean is not valid: use one of"));
    assertTrue(e.getMessage().lines().count() == 1);
  }

  private List<Path> named(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("labels"))) {
      return files.filter(f -> ImageFiles.stem(f).startsWith(name)).toList();
    }
  }

  private TrainingSettings settings(String normalization) {
    return TinyTraining.with(
        TinyTraining.settings(folder, "model", "semantic", "", -1, false, 0.02, Optional.empty()),
        "epochs",
        2,
        "validation",
        folder.resolve("validation.txt").toString(),
        "normalization",
        normalization);
  }
}
