package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import morula.batch.FileEvaluation;
import morula.evaluation.EvaluationSettings;
import morula.keys.KeyedCommand;
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
  @Parameter(
      required = false,
      persist = false,
      label = "True labels",
      description = "File, folder or glob of true label images",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = EvaluationSettings.LABELS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Predictions",
      description = "File, folder or glob of predicted label images, paired by name",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String predictions = EvaluationSettings.PREDICTIONS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder for the numbers and pictures",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String output = EvaluationSettings.OUTPUT.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Heads",
      description =
          "What labels stand for: single objects (instances), classes (semantic), or one class of"
              + " everything above 0 (foreground); a head of train stands for what it learns")
  private String heads = EvaluationSettings.HEADS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description = "True label of pixels that do not count, such as 255; -1 for none")
  private int ignore_label = EvaluationSettings.IGNORE_LABEL.defaultValue();

  @Parameter(type = ItemIO.OUTPUT, label = "Scores")
  private String summary;

  @Override
  void work(Progress progress) throws IOException {
    EvaluationSettings settings = EvaluationSettings.of(values());
    Path folder = Requests.folder("output", output);
    summary = MetricsSummary.of(FileEvaluation.run(settings, progress));
    progress.message("Wrote metrics.json, metrics.csv and pictures to " + folder);
  }
}
