package morula.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.evaluation.ComparedLabels;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationRun;
import morula.evaluation.ImageScores;
import morula.evaluation.LabelPair;
import morula.evaluation.LabelPairs;
import morula.fiji.MetricsPlot;
import morula.keys.KeyedCommand;
import morula.pictures.ErrorPicture;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Compares predicted with true label images, and writes numbers and pictures. */
@Plugin(
    type = KeyedCommand.class,
    name = "evaluate",
    description = "Compares predicted with true label images",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Evaluate...")
    },
    attrs = @Attr(name = "no-legacy"))
public final class Evaluate extends MorulaCommand {
  private static final int WORST_IMAGES = 4;

  @Parameter(
      required = false,
      persist = false,
      label = "True labels",
      description = "File, folder or glob of true label images",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Predictions",
      description = "File, folder or glob of predicted label images, paired by name",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String predictions = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder for the numbers and pictures",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Heads",
      description =
          "What labels stand for: single objects (instances), classes (semantic), or one class of"
              + " everything above 0 (foreground); a head of train stands for what it learns")
  private String heads = "instances";

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description = "True label of pixels that do not count, such as 255; -1 for none")
  private int ignore_label = -1;

  @Parameter(type = ItemIO.OUTPUT, label = "Scores")
  private String summary;

  @Override
  void work(Progress progress) throws IOException {
    Requests.given("labels", labels, "say where the true label images are");
    Requests.given("predictions", predictions, "say where the predicted label images are");
    Path folder = Requests.folder("output", output);
    LabelPairs found = LabelPairs.find(labels, predictions);
    EvaluationReport report = EvaluationRun.run(found, heads, ignore_label, folder, progress);
    MetricsPlot.write(report, folder.resolve("metrics.png"));
    drawWorst(report, found, folder, progress);
    summary = MetricsSummary.of(report);
    progress.message("Wrote metrics.json, metrics.csv and pictures to " + folder);
  }

  /** Pictures of an earlier run would stand between those of this one. */
  private static void deleteWorst(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches("worst_[0-9]+_.*\\.png")) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Reads the worst images again: which they are is known at the end, and memory holds one pair.
   */
  private void drawWorst(EvaluationReport report, LabelPairs found, Path folder, Progress progress)
      throws IOException {
    Map<String, LabelPair> pairs =
        found.pairs().stream().collect(Collectors.toMap(LabelPair::name, Function.identity()));
    deleteWorst(folder);
    int rank = 1;
    for (ImageScores image : report.worst(WORST_IMAGES)) {
      progress.checkCancelled();
      ComparedLabels compared =
          ComparedLabels.read(
              pairs.get(image.name()), report.meaning(), ignore_label, report::separateSlices);
      ErrorPicture.write(
          compared.truth(),
          compared.prediction(),
          report.meaning(),
          report.meaning().ignored(ignore_label),
          folder.resolve("worst_" + rank++ + "_" + image.name() + ".png"));
    }
  }
}
