package morula.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.evaluation.ComparedLabels;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationRun;
import morula.evaluation.EvaluationSettings;
import morula.evaluation.ImageScores;
import morula.evaluation.LabelPair;
import morula.evaluation.LabelPairs;
import morula.fiji.MetricsPlot;
import morula.pictures.ErrorPicture;
import morula.progress.Progress;

/** Compares files of labels and predictions, and writes numbers and pictures. */
public final class FileEvaluation {
  private static final int WORST_IMAGES = 4;

  private final EvaluationSettings settings;
  private final Progress progress;

  private FileEvaluation(EvaluationSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Evaluates, see {@link EvaluationRun#run}; where the settings name an output, writes there
   * {@code metrics.json}, {@code metrics.csv}, {@code metrics.png} and a picture {@code
   * worst_N_NAME.png} of each of the images that went worst.
   *
   * @throws morula.progress.InvalidRequestException if the settings or the files make no sense
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if a file cannot be read or written; the message names it
   */
  public static EvaluationReport run(EvaluationSettings settings, Progress progress)
      throws IOException {
    Optional<Path> folder = settings.output();
    return folder.isEmpty()
        ? EvaluationRun.compare(settings, progress)
        : new FileEvaluation(settings, progress).run(folder.get());
  }

  private EvaluationReport run(Path folder) throws IOException {
    EvaluationReport report =
        EvaluationRun.run(
            settings.get(EvaluationSettings.LABELS),
            settings.get(EvaluationSettings.PREDICTIONS),
            settings.get(EvaluationSettings.HEADS),
            settings.get(EvaluationSettings.IGNORE_LABEL),
            folder,
            progress);
    MetricsPlot.write(report, folder.resolve("metrics.png"));
    drawWorst(report, folder);
    return report;
  }

  private void drawWorst(EvaluationReport report, Path folder) throws IOException {
    Map<String, LabelPair> pairs =
        LabelPairs.find(
                settings.get(EvaluationSettings.LABELS),
                settings.get(EvaluationSettings.PREDICTIONS))
            .pairs()
            .stream()
            .collect(Collectors.toMap(LabelPair::name, Function.identity()));
    int ignored = settings.get(EvaluationSettings.IGNORE_LABEL);
    deleteWorst(folder);
    int rank = 1;
    for (ImageScores image : report.worst(WORST_IMAGES)) {
      progress.checkCancelled();
      ComparedLabels compared =
          ComparedLabels.read(
              pairs.get(image.name()), report.meaning(), ignored, report::separateSlices);
      ErrorPicture.write(
          compared.truth(),
          compared.prediction(),
          report.meaning(),
          report.meaning().ignored(ignored),
          folder.resolve("worst_" + rank++ + "_" + image.name() + ".png"));
    }
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
}
