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

package morula.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.evaluation.ComparedLabels;
import morula.evaluation.Comparison;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationRun;
import morula.evaluation.EvaluationSettings;
import morula.evaluation.ImageScores;
import morula.evaluation.LabelPair;
import morula.fiji.MetricsPlot;
import morula.pictures.ErrorPicture;
import morula.progress.InvalidRequestException;
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
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidRequestException("output=" + folder + " is a file; give a folder");
    }
    Comparison comparison = EvaluationRun.comparison(settings, progress);
    EvaluationReport report = EvaluationRun.compare(comparison, progress);
    report.write(folder);
    MetricsPlot.write(report, folder.resolve("metrics.png"));
    drawWorst(report, comparison, folder);
    return report;
  }

  /** Reads the worst images again: which they are is known at the end, memory holds one pair. */
  private void drawWorst(EvaluationReport report, Comparison comparison, Path folder)
      throws IOException {
    Map<String, LabelPair> pairs =
        comparison.pairs().stream().collect(Collectors.toMap(LabelPair::name, Function.identity()));
    Set<String> written = new HashSet<>();
    int rank = 1;
    for (ImageScores image : report.worst(WORST_IMAGES)) {
      progress.checkCancelled();
      ComparedLabels compared = comparison.read(pairs.get(image.name()));
      String name = "worst_" + rank++ + "_" + image.name() + ".png";
      ErrorPicture.write(
          compared.truth(),
          compared.prediction(),
          report.meaning(),
          comparison.ignored(),
          folder.resolve(name));
      written.add(name);
    }
    deleteWorst(folder, written);
  }

  /** Deletes the pictures of an earlier run, which would be mixed with those of this one. */
  private static void deleteWorst(Path folder, Set<String> written) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("worst_[0-9]+_.*\\.png") && !written.contains(name)) {
          Files.delete(file);
        }
      }
    }
  }
}
