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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.io.WholeFile;
import morula.model.ModelPackage;
import morula.pictures.Chart;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;

/** The output of a study besides its trials: tables, charts and the best model. */
final class StudyOutput {
  private final StudyPlan plan;
  private final StudyFolder folder;
  private final Chart.Writer charts;
  private final Progress progress;
  private Optional<Path> copied = Optional.empty();
  private boolean failed;
  private boolean lost;
  private Optional<IOException> missing = Optional.empty();

  StudyOutput(StudyPlan plan, StudyFolder folder, Chart.Writer charts, Progress progress) {
    this.plan = plan;
    this.folder = folder;
    this.charts = charts;
    this.progress = progress;
  }

  /**
   * Updates all output files.
   *
   * @throws IOException if the best model is damaged or cannot be copied; {@code best.zip} is then
   *     as it was before
   */
  void write(StudyResult result) throws IOException {
    Optional<Path> best = result.best().map(Trial::model);
    if (best.isPresent() && !best.equals(copied)) {
      requireWhole(best.get());
      WholeFile.write(folder.file(Study.BEST_MODEL), partial -> Files.copy(best.get(), partial));
      copied = best;
    }
    tellLost(result);
    missing = Optional.empty();
    try {
      text("study.csv", StudyTable.of(result.trials()));
      text("study.md", StudyReport.of(plan, result));
      for (Map.Entry<String, Chart> chart : StudyCharts.of(plan, result.trials()).entrySet()) {
        charts.write(chart.getValue(), folder.file(chart.getKey()));
      }
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      // such as a table that is open in another program: no reason to lose a study
      if (!failed) {
        progress.message("The report of the study is incomplete: " + Reason.of(e));
      }
      failed = true;
      missing = e instanceof IOException io ? Optional.of(io) : missing;
    }
  }

  /** Says that the model of a better trial has been deleted. */
  private void tellLost(StudyResult result) {
    Optional<Trial> best =
        result.trials().stream()
            .filter(t -> t.state() == Trial.State.FINISHED)
            .max(StudyResult.BY_SCORE);
    if (best.isPresent() && !best.equals(result.best()) && !lost) {
      progress.message(
          String.format(
              Locale.ROOT,
              "The model of trial %d, the best, is missing; %s is the best of the others",
              best.get().number(),
              Study.BEST_MODEL));
      lost = true;
    }
  }

  /** Reads a model to its end: one of an earlier run may have been damaged since. */
  private static void requireWhole(Path model) throws IOException {
    try {
      ModelPackage.openWhole(model).close();
    } catch (InvalidRequestException | IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s; %s was not replaced by it. Delete the folder %s and use resume=true to train this model again",
              e.getMessage(),
              Study.BEST_MODEL,
              model.getParent().getFileName()),
          e);
    }
  }

  /**
   * Checks that the last {@link #write} wrote everything that this computer can draw.
   *
   * @throws IOException if a file could not be written; the message names it
   */
  void checkComplete() throws IOException {
    if (missing.isPresent()) {
      throw missing.get();
    }
  }

  private void text(String name, String text) throws IOException {
    WholeFile.write(folder.file(name), partial -> Files.writeString(partial, text));
  }
}
