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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import morula.evaluation.Chart;
import morula.model.ModelPackage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.study.TrainKeys;
import morula.workflow.TinyTraining;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small recipe from its file to its report. */
class RecipeRunTest {
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
           "quick": {"train": {"learning_rate": 0.01}}},
          {"name": "again", "about": "One.", "train": {"learning_rate": 0.02}, "quick": {}}
        ],
        "model": "rates",
        "panels": [{"stage": "rates", "images": 2, "compare": "learning_rate"}],
        "figures": [
          {"name": "IoU", "stage": "rates", "where": {"learning_rate": 0.01}, "score": "mean IoU",
           "goal": ">= 0", "quick": ">= 2"},
          {"name": "Again", "stage": "again", "score": "mean IoU"}
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

  @Test
  void leavesModelCurvesPanelsAndReport() throws IOException {
    String verdict = run(false, false, Progress.NONE);
    assertEquals("1 of 1 goal is met.", verdict.replace("goals", "goal"));
    for (String file : List.of("model.zip", "training.csv", "report.md", "panels-rates.png")) {
      assertTrue(Files.exists(output().resolve(file)), file);
    }
    assertTrue(charts.contains(output().resolve("chart-rates-1.png")), charts + "");
    try (ModelPackage model = ModelPackage.open(output().resolve("model.zip"))) {
      assertEquals("semantic", model.record().orElseThrow().head());
    }
    BufferedImage panels = ImageIO.read(output().resolve("panels-rates.png").toFile());
    assertEquals(4 * (PanelPicture.CELL + PanelPicture.GAP) + PanelPicture.GAP, panels.getWidth());
    String report = report();
    assertTrue(report.contains("![Loss](chart-rates-1.png)"), report);
    assertTrue(report.contains("](panels-rates.png)"), report);
    assertTrue(report.contains("| IoU | – | 0."), report);
    assertFalse(report.contains("Not finished"), report);
    assertTrue(report.contains("computed_in fp32"), report);
  }

  @Test
  void aFigureThatFallsShortIsSaidAndNoFailure() throws IOException {
    String verdict = run(true, false, Progress.NONE);
    assertTrue(verdict.startsWith("0 of 1 goals is met. What fell short: IoU"), verdict);
    assertTrue(report().contains("**not met**"));
  }

  @Test
  void whatIsStoppedLeavesAReportAndGoesOn() throws IOException {
    assertThrows(CancellationException.class, () -> run(false, false, cancelledAt("again")));
    String stopped = report();
    assertTrue(stopped.contains("still to run: again"), stopped);
    assertTrue(Files.exists(output().resolve("model.zip")));
    byte[] model = Files.readAllBytes(output().resolve("model.zip"));

    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(false, false, Progress.NONE));
    assertTrue(e.getMessage().contains("resume=true"), e.getMessage());

    messages.clear();
    run(false, true, Progress.NONE);
    assertFalse(report().contains("Not finished"), report());
    assertArrayEquals(model, Files.readAllBytes(output().resolve("model.zip")));
    assertEquals(line(stopped, "| IoU |"), line(report(), "| IoU |"));
  }

  @Test
  void aMistakeInALaterStageIsFoundBeforeAnythingRuns() throws IOException {
    Files.writeString(
        folder.resolve("mini.json"),
        JSON.replace("\"learning_rate\": 0.02", "\"lerning_rate\": 1"));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(false, false, Progress.NONE));
    assertEquals(
        folder.resolve("mini.json") + ": stage again: no key lerning_rate", e.getMessage());
    assertFalse(Files.exists(output()));
  }

  private String run(boolean quick, boolean resume, Progress progress) throws IOException {
    Chart.Writer writer = (figures, file) -> charts.add(file);
    return RecipeRun.run(
        new RecipeRequest(
            folder.resolve("mini.json").toString(), output(), quick, resume, Map.of(), "command"),
        keys(),
        writer,
        progress);
  }

  /** Keys of a training that takes a second. */
  private TrainKeys keys() {
    return keys -> {
      keys.keySet().stream()
          .filter(
              k ->
                  !List.of("heads", "images", "labels", "model", "resume", "learning_rate")
                      .contains(k))
          .findFirst()
          .ifPresent(
              k -> {
                throw new InvalidRequestException("no key " + k);
              });
      return TinyTraining.with(
          TinyTraining.settings(
              folder,
              keys.get("model"),
              Boolean.parseBoolean(keys.get("resume")),
              Double.parseDouble(keys.get("learning_rate"))),
          "heads",
          keys.get("heads"),
          "epochs",
          1,
          "stepsPerEpoch",
          2);
    };
  }

  /** Cancelled as soon as the stage of that name begins. */
  private Progress cancelledAt(String stage) {
    return new Progress() {
      @Override
      public void message(String line) {
        messages.add(line);
      }

      @Override
      public void update(long done, long total, String what) {}

      @Override
      public boolean isCancelled() {
        return messages.stream().anyMatch(m -> m.startsWith("Stage " + stage));
      }
    };
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
