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

/** Compares predicted label images with the ground truth, and writes scores and pictures. */
@Plugin(
    type = KeyedCommand.class,
    name = "evaluate",
    description = "Compares predicted label images with the ground truth",
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
      label = "Ground truth",
      description = "Ground truth: a file, a folder or a glob of label images",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Predictions",
      description =
          "Predicted label images: a file, a folder or a glob, paired with the ground truth"
              + " by file name",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String predictions = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description = "Folder for the scores and pictures, created if it does not exist",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Meaning of labels",
      description =
          "What the label values mean: instances (each value is one object), semantic (each"
              + " value is a class) or foreground (all values above 0 are one class); the name of"
              + " a head of train stands for what that head predicts")
  private String heads = "instances";

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description =
          "Label value in the ground truth of pixels that are left out of the evaluation,"
              + " such as 255; -1 for none")
  private int ignore_label = -1;

  @Parameter(type = ItemIO.OUTPUT, label = "Scores")
  private String summary;

  @Override
  void work(Progress progress) throws IOException {
    Requests.given(
        "labels", labels, "name the ground truth, a file, folder or glob of label images");
    Requests.given(
        "predictions", predictions, "name the predicted label images, a file, folder or glob");
    Path folder = Requests.folder("output", output);
    EvaluationReport report =
        EvaluationRun.run(labels, predictions, heads, ignore_label, folder, progress);
    MetricsPlot.write(report, folder.resolve("metrics.png"));
    drawWorst(report, folder, progress);
    summary = MetricsSummary.of(report);
    progress.message("Wrote metrics.json, metrics.csv and pictures to " + folder);
  }

  /** Deletes the pictures of an earlier run, which would be mixed with those of this one. */
  private static void deleteWorst(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches("worst_[0-9]+_.*\\.png")) {
          Files.delete(file);
        }
      }
    }
  }

  private void drawWorst(EvaluationReport report, Path folder, Progress progress)
      throws IOException {
    Map<String, LabelPair> pairs =
        LabelPairs.find(labels, predictions).pairs().stream()
            .collect(Collectors.toMap(LabelPair::name, Function.identity()));
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
