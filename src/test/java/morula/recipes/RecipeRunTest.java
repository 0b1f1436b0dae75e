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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import morula.learning.TinyTraining;
import morula.learning.TrainingSettings;
import morula.model.ModelPackage;
import morula.pictures.Chart;
import morula.pictures.PanelPicture;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.study.TrainKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small recipe from its file to its report. */
@Tag("slow")
class RecipeRunTest {
  private static final Map<String, Integer> BRIEF = Map.of("epochs", 1, "steps_per_epoch", 2);

  private static final String JSON =
      """
      {
        "name": "mini", "title": "mini",
        "document": {"title": "T", "author": "A", "published": "P", "system": "S"},
        "data": {"document": "D", "here": "H", "give": "give nuclei"},
        "classes": ["background", "nucleus"],
        "train": {"heads": "semantic", "images": "images", "labels": "labels"},
        "stages": [
          {"name": "rates", "about": "Two rates.", "vary": {"learning_rate": "0.01|0.001"},
           "charts": [{"title": "Loss", "scores": ["training loss"]}],
           "quick": {}},
          {"name": "again", "about": "One.", "train": {"learning_rate": 0.02},
           "apply": ["fp32"]}
        ],
        "model": "rates",
        "examples": [
          {"title": "Textures", "columns": 2, "images":
            {"a": "textures(size=32)", "b": "textures(size=32,sigma1=1)", "c": "nuclei(size=32)"}}
        ],
        "panels": [
          {"stage": "rates", "images": 2, "compare": "learning_rate"},
          {"stage": "rates", "images": 1}
        ],
        "figures": [
          {"name": "IoU", "stage": "rates", "where": {"learning_rate": 0.01}, "score": "mean IoU",
           "goal": ">= 0"},
          {"name": "Too much", "stage": "again", "score": "mean IoU", "goal": ">= 2"},
          {"name": "Again", "stage": "again", "score": "mean IoU"},
          {"name": "Applied", "stage": "again", "score": "mean IoU, applied in fp32"},
          {"name": "Time", "stage": "again", "score": "seconds an image, applied in fp32"}
        ]
      }
      """;

  @TempDir Path folder;
  private final List<Path> charts = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();

  @BeforeEach
  void data() throws IOException {
    TinyTraining.data(folder);
    Files.writeString(folder.resolve("mini.json"), JSON);
  }

  /** One run from end to end, because each training has to be compiled first. */
  @Test
  void whatIsStoppedLeavesAReportAndGoesOnToTheEnd() throws IOException {
    assertThrows(CancellationException.class, () -> run(false, cancelledAt("again")));
    String stopped = report();
    assertTrue(stopped.contains("still to run: again"), stopped);
    byte[] model = Files.readAllBytes(output().resolve("model.zip"));

    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(false, Progress.NONE));
    assertTrue(e.getMessage().contains("resume=true"), e.getMessage());

    String verdict = run(true, Progress.NONE);
    assertTrue(verdict.startsWith("1 of 2 goals are met. Not met: Too much"), verdict);
    for (String file : List.of("training.csv", "recipe.json", "again/best.zip")) {
      assertTrue(Files.exists(output().resolve(file)), file);
    }
    assertTrue(charts.contains(output().resolve("chart-rates-1.png")), charts + "");
    assertArrayEquals(model, Files.readAllBytes(output().resolve("model.zip")));
    try (ModelPackage written = ModelPackage.open(output().resolve("model.zip"))) {
      assertEquals("semantic", written.record().orElseThrow().head());
    }
    BufferedImage panels = ImageIO.read(output().resolve("panels-rates.png").toFile());
    assertEquals(4 * (PanelPicture.CELL + PanelPicture.GAP) + PanelPicture.GAP, panels.getWidth());
    BufferedImage best = ImageIO.read(output().resolve("panels-rates.2.png").toFile());
    assertEquals(3 * (PanelPicture.CELL + PanelPicture.GAP) + PanelPicture.GAP, best.getWidth());
    String report = report();
    for (String part :
        List.of(
            "![Loss](chart-rates-1.png)",
            "![Textures](examples-1.png)",
            "](panels-rates.2.png)",
            "](panels-rates.png)",
            "**not met**",
            "trained by Morula on ",
            "tuned on the validation images: ",
            "computed_in fp32")) {
      assertTrue(report.contains(part), part + " in " + report);
    }
    assertFalse(report.contains("Not finished"), report);
    assertEquals(line(stopped, "| IoU |"), line(report, "| IoU |"));
    assertEquals(
        line(report, "| Again |").replace("Again", ""),
        line(report, "| Applied |").replace("Applied", ""));
    assertFalse(line(report, "| Time |").contains("| – | – | – |"), report);
    anotherRecipeIsRefused(report);
  }

  private void anotherRecipeIsRefused(String report) throws IOException {
    Files.writeString(
        folder.resolve("mini.json"),
        JSON.replace("\"name\": \"mini\"", "\"name\": \"other\"").replace("again", "later"));
    for (boolean resume : new boolean[] {false, true}) {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> run(resume, Progress.NONE));
      assertTrue(e.getMessage().contains("contains the recipe mini"), e.getMessage());
    }
    assertEquals(report, report());
    assertTrue(Files.exists(output().resolve("panels-rates.png")));
  }

  private static final String LISTS =
      """
      {
        "name": "listed", "title": "listed", "about": "For tests.",
        "data": {"here": "H", "give": "give nuclei"},
        "lists": [{"name": "2-images", "train": 2, "validate": 1, "judge": 3}],
        "train": {"heads": "instances", "images": "images", "labels": "labels", "learning_rate": 0.01},
        "stages": [
          {"name": "first", "about": "One.", "vary": {"ids": "2-images"}, "scales": [0.5],
           "charts": [{"title": "C", "scores": ["training loss"], "over": "ids", "axis": "Images"}]},
          {"name": "second", "about": "Goes on.",
           "train": {"ids": "2-images", "start_from": "stage:first"}}
        ],
        "model": "first",
        "figures": [{"name": "Unseen", "stage": "first", "goal": ">= 0",
                     "score": "unseen accuracy at IoU 0.5, mean over images"}]
      }
      """;

  /** A stage that begins with the model of another, and models evaluated on held-out images. */
  @Test
  void listsStagesAndHeldOutImages() throws IOException {
    Files.writeString(folder.resolve("mini.json"), LISTS);
    assertEquals("1 of 1 goals is met.", run(false, Progress.NONE));
    List<String> list = Files.readAllLines(output().resolve("lists/2-images.csv"));
    assertEquals(4, list.size(), list + "");
    Path unseen = output().resolve("first/trial-001/unseen.csv");
    assertEquals(1 + 3 * 2, Files.readAllLines(unseen).size(), "three images in two sizes");
    String report = report();
    assertTrue(report.contains("| ids=2-images | all | 3 |"), report);
    assertFalse(report.contains("| document |"), report);
    try (ModelPackage model = ModelPackage.open(output().resolve("second/trial-001/model.zip"))) {
      assertEquals("best.zip", model.record().orElseThrow().configuration().get("start_from"));
    }
    Path written = output().resolve("lists/2-images.csv");
    Files.writeString(written, "other images");
    InvalidRequestException other =
        assertThrows(InvalidRequestException.class, () -> run(true, Progress.NONE));
    assertTrue(other.getMessage().contains("2-images.csv lists other"), other.getMessage());
    Files.write(written, list);
    Files.writeString(unseen, "damaged");
    IOException e = assertThrows(IOException.class, () -> run(true, Progress.NONE));
    assertTrue(e.getMessage().contains("unseen.csv is damaged"), e.getMessage());
  }

  @Test
  void masksAreEvaluatedAsTheObjectsOfTheTraining() throws IOException {
    TinyTraining.relabel(folder, v -> v > 0 ? 255 : 0);
    Files.writeString(folder.resolve("mini.json"), LISTS);
    run(false, Progress.NONE);
    String row = line(report(), "| ids=2-images | all | 3 |");
    assertTrue(Integer.parseInt(row.split(" *\\| *")[4]) > 3, "more objects than images: " + row);
  }

  @Test
  void aFolderWithOtherFilesIsRefusedAndLeftAsItIs() throws IOException {
    Path picture = Files.createDirectories(output()).resolve("chart-2026.png");
    Files.writeString(picture, "mine");
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(false, Progress.NONE));
    assertTrue(e.getMessage().startsWith("output="), e.getMessage());
    assertEquals("mine", Files.readString(picture));
    try (var files = Files.list(output())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aMistakeInALaterStageIsFoundBeforeAnythingRuns() throws IOException {
    Files.writeString(
        folder.resolve("mini.json"),
        JSON.replace("\"learning_rate\": 0.02", "\"lerning_rate\": 1"));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(false, Progress.NONE));
    assertTrue(
        e.getMessage()
            .startsWith(
                folder.resolve("mini.json") + ": stage again: train has no key \"lerning_rate\""),
        e.getMessage());
    assertFalse(Files.exists(output()));
  }

  private String run(boolean resume, Progress progress) throws IOException {
    Chart.Writer writer = (figures, file) -> charts.add(file);
    return RecipeRun.run(
        new RecipeRequest(
            folder.resolve("mini.json").toString(), output(), false, resume, Map.of(), "command"),
        keys(),
        writer,
        progress);
  }

  /** Keys of a training that takes a second. */
  private TrainKeys keys() {
    TrainingSettings tiny =
        TinyTraining.with(
            TinyTraining.settings(folder, "unused.zip", false, 0.01),
            "epochs",
            1,
            "steps_per_epoch",
            2);
    return keys -> {
      Map<String, String> withoutData = new HashMap<>(keys);
      withoutData.keySet().removeAll(List.of("images", "labels"));
      return tiny.with(withoutData).with(BRIEF).completed();
    };
  }

  /** Cancelled as soon as the stage of that name begins. */
  private Progress cancelledAt(String stage) {
    return new TestProgress(
        messages::add, () -> messages.stream().anyMatch(m -> m.startsWith("Stage " + stage)));
  }

  private Path output() {
    return folder.resolve("out");
  }

  private String report() throws IOException {
    return Files.readString(output().resolve("report.md"));
  }

  private static String line(String text, String start) {
    return text.lines().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
  }
}
