package morula.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import morula.io.WholeFile;
import morula.pictures.Chart;
import morula.progress.Progress;

/** The output of a study besides its trials: tables, charts and the best model. */
final class StudyOutput {
  private final StudyPlan plan;
  private final StudyFolder folder;
  private final Chart.Writer charts;
  private final Progress progress;
  private Optional<Path> copied = Optional.empty();
  private boolean failed;

  StudyOutput(StudyPlan plan, StudyFolder folder, Chart.Writer charts, Progress progress) {
    this.plan = plan;
    this.folder = folder;
    this.charts = charts;
    this.progress = progress;
  }

  /**
   * Updates all output files.
   *
   * @throws IOException if the best model cannot be copied
   */
  void write(StudyResult result) throws IOException {
    Optional<Path> best = result.best().map(Trial::model);
    if (best.isPresent() && !best.equals(copied)) {
      WholeFile.write(folder.file(Study.BEST_MODEL), partial -> Files.copy(best.get(), partial));
      copied = best;
    }
    try {
      text("study.csv", StudyTable.of(result.trials()));
      text("study.md", StudyReport.of(plan, result));
      for (Map.Entry<String, Chart> chart : StudyCharts.of(plan, result.trials()).entrySet()) {
        charts.write(chart.getValue(), folder.file(chart.getKey()));
      }
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      // such as a table that is open in another program: no reason to lose a study
      if (!failed) {
        progress.message("The report of the study is incomplete: " + e.getMessage());
      }
      failed = true;
    }
  }

  private void text(String name, String text) throws IOException {
    WholeFile.write(folder.file(name), partial -> Files.writeString(partial, text));
  }
}
