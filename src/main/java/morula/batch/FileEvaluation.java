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

import java.awt.image.BufferedImage;
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

  private final Progress progress;

  private FileEvaluation(Progress progress) {
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
    return evaluate(settings, progress).report();
  }

  /**
   * Evaluates as {@link #run}, and keeps what is needed to look at single images.
   *
   * @throws morula.progress.InvalidRequestException as {@link #run}
   * @throws java.util.concurrent.CancellationException as {@link #run}
   * @throws IOException as {@link #run}
   */
  public static Evaluated evaluate(EvaluationSettings settings, Progress progress)
      throws IOException {
    Optional<Path> folder = settings.output();
    if (folder.isPresent() && Files.exists(folder.get()) && !Files.isDirectory(folder.get())) {
      throw new InvalidRequestException("output=" + folder.get() + " is a file; give a folder");
    }
    Comparison comparison = EvaluationRun.comparison(settings, progress);
    Evaluated result = new Evaluated(EvaluationRun.compare(comparison, progress), comparison);
    if (folder.isPresent()) {
      new FileEvaluation(progress).write(result.report(), comparison, folder.get());
    }
    return result;
  }

  /**
   * A finished evaluation.
   *
   * @param report the scores
   * @param comparison how the files are read
   */
  public record Evaluated(EvaluationReport report, Comparison comparison) {

    /**
     * Reads the files of an image again and draws its errors.
     *
     * @param name name of the image in the report
     * @throws IOException if a file cannot be read any more
     */
    public BufferedImage errors(String name) throws IOException {
      for (LabelPair pair : comparison.pairs()) {
        if (pair.name().equals(name)) {
          ComparedLabels compared = comparison.read(pair);
          return ErrorPicture.draw(
              compared.truth(), compared.prediction(), report.meaning(), comparison.ignored());
        }
      }
      throw new IllegalArgumentException(name + " is no image of this evaluation");
    }
  }

  private void write(EvaluationReport report, Comparison comparison, Path folder)
      throws IOException {
    report.write(folder);
    MetricsPlot.write(report, folder.resolve("metrics.png"));
    drawWorst(report, comparison, folder);
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
