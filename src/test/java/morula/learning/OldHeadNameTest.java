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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.image.PixelBlocks;
import morula.io.ImageFiles;
import morula.model.ChangedModels;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head "distance" was called "instances": what was written then is read as before. */
class OldHeadNameTest {
  @TempDir static Path folder;

  private static TrainingSettings settings;
  private static Path model;

  @BeforeAll
  static void train() throws IOException {
    TinyTraining.data(folder);
    settings =
        TinyTraining.with(
            TinyTraining.settings(folder, "new.zip", false, 0.02),
            "heads",
            "instances",
            "schedule",
            "constant",
            "epochs",
            2,
            "steps_per_epoch",
            12);
    model = TinyTraining.run(settings).model();
  }

  @Test
  void newModelsHaveTheNewName() throws IOException {
    TrainingRecord record = record(model);
    assertEquals("distance", record.head());
    assertEquals("distance", record.configuration().get("heads"));
    try (ModelPackage opened = ModelPackage.open(model)) {
      String about = opened.description().about().toString();
      assertTrue(about.contains("Segments single objects in 2D images (heads=distance)"), about);
    }
  }

  @Test
  void anOldModelSegmentsTheSame() throws IOException {
    Path old = oldModel();
    assertEquals("instances", record(old).head());
    int[] expected = segment(model);
    assertTrue(IntStream.of(expected).max().orElseThrow() > 1, "objects are found");
    assertArrayEquals(expected, segment(old));
  }

  @Test
  void aTrainingThatStartsFromAnOldModelLearnsTheSameHead() throws IOException {
    StringBuffer said = new StringBuffer();
    TrainingSettings second =
        TinyTraining.with(
            settings,
            "heads",
            "distance",
            "epochs",
            1,
            "steps_per_epoch",
            1,
            "model",
            folder.resolve("second.zip"),
            "start_from",
            oldModel().toString());
    Training.run(second, List.of(), TestProgress.telling(said::append));
    assertTrue(said.toString().contains("tensors were loaded from"), said.toString());
    assertFalse(said.toString().contains("was trained with heads="), said.toString());
  }

  @Test
  void anOldCheckpointCanGoOn() throws IOException {
    TrainingSettings first =
        TinyTraining.with(
            settings, "epochs", 1, "steps_per_epoch", 1, "model", folder.resolve("resumed.zip"));
    TinyTraining.run(first);
    Path index = folder.resolve("resumed.checkpoints").resolve("run.json");
    String text = Files.readString(index);
    assertTrue(text.contains("\"heads\": \"distance\""), text);
    Files.writeString(index, text.replace("\"distance\"", "\"instances\""));
    TrainingSettings more = TinyTraining.with(first, "epochs", 2, "resume", true);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> TinyTraining.run(TinyTraining.with(more, "heads", "flows")));
    assertTrue(
        e.getMessage().contains("from a run with heads=instances, not flows"), e.getMessage());
    assertEquals(2, TinyTraining.run(TinyTraining.with(more, "heads", "distance")).epochs().size());
  }

  /** As it was written when the head had the other name. */
  private static Path oldModel() throws IOException {
    return ChangedModels.of(model, "\"distance\"", "\"instances\"");
  }

  private static TrainingRecord record(Path model) throws IOException {
    try (ModelPackage opened = ModelPackage.open(model)) {
      return opened.record().orElseThrow();
    }
  }

  private static int[] segment(Path model) throws IOException {
    SegmentationSettings plain =
        SegmentationSettings.defaults()
            .withModel(model.toString())
            .withDevice("cpu")
            .withPrecision(Optional.of(Precision.FP32));
    try (Segmenter segmenter = Segmenter.open(plain, Progress.NONE);
        Stream<Path> images = Files.list(folder.resolve("images"))) {
      Path image = images.sorted().findFirst().orElseThrow();
      try (Segmentation found = segmenter.segment(ImageFiles.read(image), Progress.NONE)) {
        var pixels = found.labels().pixels();
        int[] values = new int[Math.toIntExact(pixels.size())];
        PixelBlocks.copy(pixels, values, 0);
        return values;
      }
    }
  }
}
