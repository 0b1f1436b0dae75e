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

package morula.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageSource;
import morula.io.LabelFiles;
import morula.learning.TinyTraining;
import morula.learning.TrainingSettings;
import morula.progress.Progress;
import morula.recipes.RecipeRequest;
import morula.recipes.RecipeRun;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that Java reads from each file, as its flight recorder counts them. */
class DataIsReadOnceTest {
  @TempDir Path folder;

  private interface Work {
    void run() throws IOException;
  }

  @Test
  void aStudyOfFiveTrialsReadsEachFileAsOftenAsOneReading() throws IOException {
    TinyTraining.data(folder);
    Map<String, Long> once = bytesRead(this::readAll);
    assertEquals(16, once.size(), "images and label images");
    TrainingSettings tiny =
        TinyTraining.settings(folder, "unused.zip", false, 0.01)
            .with(Map.of("epochs", 1, "steps_per_epoch", 1, "patch_size", 32, "diameter", "auto"));
    StudyPlan plan =
        new StudyPlan(
            Map.of(),
            Dimension.parse("learning_rate=0.01|0.02|0.03|0.04|0.05"),
            Method.GRID,
            0,
            false,
            1);
    Path output = folder.resolve("study");
    Map<String, Long> study =
        bytesRead(
            () -> {
              StudyResult result =
                  Study.run(
                      plan,
                      output,
                      false,
                      keys -> tiny.with(keys).completed(),
                      (charts, file) -> {},
                      Progress.NONE);
              assertEquals(5, result.trials().size());
              assertTrue(result.best().isPresent());
            });
    assertEquals(once.keySet(), study.keySet());
    // a few bytes differ from one opening to the next, where the format is looked for
    once.forEach(
        (file, bytes) -> assertEquals(1, (double) study.get(file) / bytes, 0.01, file + ": times"));
  }

  private static final String RECIPE =
      """
      {
        "name": "held", "title": "Held out", "about": "For tests.",
        "data": {"here": "H", "give": "give nuclei"},
        "lists": [{"name": "few", "train": 2, "validate": 1, "judge": 3}],
        "train": {"heads": "distance", "ids": "few"},
        "stages": [
          {"name": "rates", "about": "Two.", "vary": {"learning_rate": "0.01|0.02"},
           "scales": [0.5]},
          {"name": "again", "about": "One.", "train": {"learning_rate": 0.03}}
        ],
        "model": "rates",
        "figures": [{"name": "Unseen", "stage": "rates", "goal": ">= 0",
                     "score": "unseen accuracy at IoU 0.5, mean over images"}]
      }
      """;

  /** Three models, each with scores on three images that took no part in its training. */
  @Test
  void aRecipeReadsImagesThatAreHeldOutAsOftenAsOneReading() throws IOException {
    TinyTraining.data(folder);
    Map<String, Long> once = bytesRead(this::readAll);
    Path recipe = Files.writeString(folder.resolve("held.json"), RECIPE);
    TrainingSettings tiny =
        TinyTraining.settings(folder, "unused.zip", false, 0.01)
            .with(Map.of("epochs", 1, "steps_per_epoch", 1, "patch_size", 32));
    Path output = folder.resolve("recipe");
    Map<String, String> data =
        Map.of(
            "images", folder.resolve("images").toString(),
            "labels", folder.resolve("labels").toString());
    RecipeRequest request =
        new RecipeRequest(recipe.toString(), output, false, false, data, "command");
    Map<String, Long> read =
        bytesRead(
            () ->
                RecipeRun.run(
                    request,
                    keys -> tiny.with(keys).completed(),
                    (charts, file) -> {},
                    Progress.NONE));
    for (String trial : new String[] {"rates/trial-001", "rates/trial-002", "again/trial-001"}) {
      assertTrue(Files.exists(output.resolve(trial).resolve("unseen.csv")), trial);
    }
    assertEquals(2 * 6, read.size(), "two images stand in no list");
    read.forEach(
        (file, bytes) -> assertEquals(1, (double) bytes / once.get(file), 0.01, file + ": times"));
  }

  private void readAll() throws IOException {
    for (Path file : files("images")) {
      try (ImageSource source = ImageSource.open(file)) {
        Image image = source.series(0);
        for (RealType<?> pixel : Views.flatIterable(image.pixels())) {
          pixel.getRealDouble();
        }
      }
    }
    for (Path file : files("labels")) {
      Labels labels = LabelFiles.read(file);
      Views.flatIterable(labels.pixels()).forEach(RealType::getRealDouble);
    }
  }

  private Path[] files(String name) throws IOException {
    try (var files = Files.list(folder.resolve(name))) {
      return files.sorted().toArray(Path[]::new);
    }
  }

  /** Of files in the folders of images and labels. */
  private Map<String, Long> bytesRead(Work work) throws IOException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withoutStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    Map<String, Long> bytes = new TreeMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      String name = event.getString("path");
      Path path = Path.of(name == null ? "" : name); // standard input has none
      if (path.startsWith(folder.resolve("images")) || path.startsWith(folder.resolve("labels"))) {
        bytes.merge(path.toString(), Math.max(0, event.getLong("bytesRead")), Long::sum);
      }
    }
    return bytes;
  }
}
