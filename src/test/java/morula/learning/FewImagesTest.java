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

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import morula.model.ChangedModels;
import morula.model.ModelPackage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import morula.training.Ending;
import morula.training.EpochRecord;
import morula.training.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on a few images. */
class FewImagesTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 3, 160, 3, Progress.NONE);
  }

  private static TrainingSettings settings(String model, Object... changes) {
    TrainingSettings tiny =
        TinyTraining.with(
            TinyTraining.settings(folder, model, false, 0.01), "validation", "auto", "epochs", 2);
    return TinyTraining.with(tiny, changes);
  }

  @Test
  void scoreComesFromPartsOfAllImages() throws IOException {
    TrainingResult result = TinyTraining.run(settings("parts.zip"));
    assertTrue(result.gain().parts());
    assertEquals(3, result.gain().images());
    try (ModelPackage model = ModelPackage.open(folder.resolve("parts.zip"))) {
      assertEquals("parts", model.record().orElseThrow().configuration().get("validation"));
    }
    TrainingResult fraction = TinyTraining.run(settings("one.zip", "validation", "0.15"));
    assertFalse(fraction.gain().parts());
    assertEquals(1, fraction.gain().images());
  }

  @Test
  void oneImageIsEnough() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    for (String kind : List.of("images", "labels")) {
      Path to = Files.createDirectories(one.resolve(kind));
      Files.copy(folder.resolve(kind).resolve("nuclei_001.tif"), to.resolve("nuclei_001.tif"));
    }
    TrainingResult result =
        TinyTraining.run(
            settings(
                "single.zip", "images", one.resolve("images"), "labels", one.resolve("labels")));
    assertEquals(1, result.gain().images());
    assertThrows(
        InvalidRequestException.class,
        () ->
            TinyTraining.run(
                settings(
                    "single.zip",
                    "images",
                    one.resolve("images"),
                    "labels",
                    one.resolve("labels"),
                    "validation",
                    "0.15")));
  }

  @Test
  void manyImagesAreSplitAsBefore() throws IOException {
    Path many = folder.resolve("many");
    SyntheticDataset.write(
        many.resolve("images"), many.resolve("labels"), 12, 128, 4, Progress.NONE);
    Object[] data = {"images", many.resolve("images"), "labels", many.resolve("labels")};
    TinyTraining.run(TinyTraining.with(settings("auto.zip"), data));
    TinyTraining.run(TinyTraining.with(settings("fraction.zip", "validation", "0.15"), data));
    try (ModelPackage one = ModelPackage.open(folder.resolve("auto.zip"));
        ModelPackage other = ModelPackage.open(folder.resolve("fraction.zip"))) {
      assertEquals(
          one.record().orElseThrow().configuration(), other.record().orElseThrow().configuration());
      assertEquals(one.record().orElseThrow().scores(), other.record().orElseThrow().scores());
      Map<String, morula.torchscript.StoredTensor> tensors = one.tensors((n, s) -> true);
      other
          .tensors((n, s) -> true)
          .forEach((name, t) -> assertArrayEquals(tensors.get(name).values(), t.values(), name));
    }
  }

  @Test
  void pausedTrainingNeedsOnlyItsModelToGoOn() throws IOException {
    TrainingSettings whole = settings("paused.zip", "epochs", 3);
    pauseAfterOneEpoch(whole);
    TrainingSettings onlyModel =
        TinyTraining.with(
            TrainingSettings.defaults(),
            "model",
            folder.resolve("paused.zip").toString(),
            "resume",
            true);
    TrainingResult result = TinyTraining.run(onlyModel);
    assertEquals(3, result.epochs().size());
    assertTrue(result.gain().parts());
  }

  private static void pauseAfterOneEpoch(TrainingSettings settings) {
    AtomicBoolean stop = new AtomicBoolean();
    TrainingListener pauses =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochRecord epoch) {
            stop.set(true);
          }

          @Override
          public Ending ending() {
            return Ending.PAUSE;
          }
        };
    Progress progress =
        new Progress() {
          @Override
          public void update(long done, long total, String what) {}

          @Override
          public void message(String line) {}

          @Override
          public boolean isCancelled() {
            return stop.get();
          }
        };
    assertThrows(
        CancellationException.class, () -> Training.run(settings, List.of(pauses), progress));
  }

  @Test
  void modelThatDidNotBecomeBetterIsNotReplaced() throws IOException {
    TinyTraining.run(settings("mine.zip", "epochs", 4));
    byte[] before = Files.readAllBytes(folder.resolve("mine.zip"));
    TrainingResult result = TinyTraining.run(hardlyTrained("mine.zip", folder.resolve("mine.zip")));
    assertTrue(result.gain().isNone(), result.gain().toString());
    assertFalse(result.written());
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("mine.zip")));
  }

  @Test
  void modelIsNotReplacedByAResumedTrainingThatIsNotBetter() throws IOException {
    Path model = folder.resolve("resumed.zip");
    TinyTraining.run(settings("resumed.zip", "epochs", 4));
    byte[] before = Files.readAllBytes(model);
    TrainingSettings further = TinyTraining.with(hardlyTrained("resumed.zip", model), "epochs", 2);
    pauseAfterOneEpoch(further);
    TrainingSettings resuming = TinyTraining.with(further, "resume", true);
    TrainingResult result = TinyTraining.run(resuming);
    assertTrue(result.gain().isNone(), result.gain().toString());
    assertFalse(result.written());
    assertArrayEquals(before, Files.readAllBytes(model));

    // what the training began with was replaced: nothing can be compared
    Files.move(ChangedModels.of(model, "\"seed\": 5", "\"seed\": 6"), model, REPLACE_EXISTING);
    result = TinyTraining.run(resuming);
    assertTrue(result.gain().before().isEmpty(), result.gain().toString());
    assertTrue(result.written());
  }

  /** The model before would leave out all objects, as too small. */
  @Test
  void bothModelsAreMeasuredWithTheSameSmallestArea() throws IOException {
    Path large = folder.resolve("large.zip");
    TinyTraining.run(settings("large.zip", "epochs", 4));
    String area;
    try (ModelPackage model = ModelPackage.open(large)) {
      area = "\"minimum_area\": " + model.record().orElseThrow().decoder().minimumArea();
    }
    Path changed = ChangedModels.of(large, area, "\"minimum_area\": 9000.0");
    Gain gain = TinyTraining.run(hardlyTrained("same.zip", changed)).gain();
    assertTrue(gain.figure() > 0, gain.toString());
    assertEquals(gain.figure(), gain.figureBefore().orElseThrow(), gain.toString());
  }

  @Test
  void modelThatSawOtherNumbersIsNotComparedWith() throws IOException {
    Object[] fixed = {"normalization", "fixed_zero_mean_unit_variance"};
    TinyTraining.run(TinyTraining.with(settings("fixed.zip"), fixed));
    Path start = folder.resolve("fixed.zip");
    TrainingSettings further = TinyTraining.with(hardlyTrained("further.zip", start), fixed);
    assertTrue(TinyTraining.run(further).gain().before().isPresent(), "the same images");
    Path bright = folder.resolve("bright");
    SyntheticDataset.write(
        bright.resolve("images"), bright.resolve("labels"), 3, 192, 4, Progress.NONE);
    TrainingSettings others =
        TinyTraining.with(
            further, "images", bright.resolve("images"), "labels", bright.resolve("labels"));
    List<String> said = new ArrayList<>();
    TrainingResult result = Training.run(others, List.of(), Progress.NONE.withMessages(said::add));
    assertTrue(result.gain().before().isEmpty(), result.gain().toString());
    assertTrue(
        said.stream().anyMatch(line -> line.contains("other means and standard deviations")),
        said.toString());
  }

  private static TrainingSettings hardlyTrained(String model, Path start) {
    return settings(
        model,
        "start_from",
        start.toString(),
        "learning_rate",
        1e-9,
        "epochs",
        1,
        "steps_per_epoch",
        1);
  }
}
