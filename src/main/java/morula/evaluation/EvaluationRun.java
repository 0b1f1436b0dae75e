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

package morula.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import morula.dataset.LabelKind;
import morula.instances.Heads;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.progress.Subject;

/** Evaluates files: pairs them, compares the pairs one by one and writes the scores. */
public final class EvaluationRun {
  private EvaluationRun() {}

  /**
   * Compares label images with predictions and writes {@code metrics.json} and {@code metrics.csv},
   * each completely or not at all. Only one pair of images is in memory at a time. What the values
   * of each side stand for is determined as in training, see {@link morula.dataset.LabelContents}.
   * Stacks are compared slice by slice if no predicted object extends over two slices, as {@code
   * segment} writes them; otherwise as volumes.
   *
   * @param labels file, folder or glob of label images, see {@link LabelPairs#find}
   * @param predictions file, folder or glob of predictions; there may be more of them than labels
   * @param heads as {@link Heads#anyOf} reads them: all heads of single objects are the same here,
   *     as are "semantic" and "masks"
   * @param ignoreLabel value of pixels in the ground truth that are ignored; −1 for none
   * @param output folder to write to; created if it is missing
   * @param progress receives the progress and is checked for cancellation
   * @throws InvalidRequestException if files are missing, cannot be paired, are not label images or
   *     differ in size, or if {@code heads} is unknown; nothing is written then
   * @throws IOException if a file cannot be read or written; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled; nothing is written then
   */
  public static EvaluationReport run(
      String labels,
      String predictions,
      String heads,
      int ignoreLabel,
      Path output,
      Progress progress)
      throws IOException {
    return run(LabelPairs.find(labels, predictions), heads, ignoreLabel, output, progress);
  }

  /**
   * The same of files that were found before.
   *
   * @param found files to compare
   */
  public static EvaluationReport run(
      LabelPairs found, String heads, int ignoreLabel, Path output, Progress progress)
      throws IOException {
    LabelKind meaning = Heads.anyOf(heads).labelKind();
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new InvalidRequestException("output=" + output + " is a file; give a folder");
    }
    EvaluationReport report = compare(comparison(found, meaning, ignoreLabel, progress), progress);
    report.write(output);
    return report;
  }

  /**
   * Compares label images with predictions as {@link #run} does, and writes nothing.
   *
   * @param settings where the files are, and how they are compared; {@code output} is not used
   * @throws InvalidRequestException as {@link #run}
   * @throws IOException if a file cannot be read; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EvaluationReport compare(EvaluationSettings settings, Progress progress)
      throws IOException {
    return compare(comparison(settings, progress), progress);
  }

  /**
   * Pairs the files and looks at all of them, to find out how they are to be compared.
   *
   * @param settings where the files are, and how they are compared; {@code output} is not used
   * @throws InvalidRequestException if files are missing, cannot be paired, or are not label images
   * @throws IOException if a file cannot be read; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Comparison comparison(EvaluationSettings settings, Progress progress)
      throws IOException {
    return comparison(
        LabelPairs.find(
            settings.get(EvaluationSettings.LABELS), settings.get(EvaluationSettings.PREDICTIONS)),
        Heads.anyOf(settings.get(EvaluationSettings.HEADS)).labelKind(),
        settings.get(EvaluationSettings.IGNORE_LABEL),
        progress);
  }

  private static Comparison comparison(
      LabelPairs found, LabelKind kind, int ignoreLabel, Progress progress) throws IOException {
    try {
      return Comparison.of(found, kind, ignoreLabel, progress);
    } catch (InvalidRequestException e) {
      throw e;
    } catch (RuntimeException e) {
      throw readFailure(e);
    }
  }

  /**
   * Compares files, and writes nothing.
   *
   * @throws InvalidRequestException if the sizes of a pair differ
   * @throws IOException if a file cannot be read; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EvaluationReport compare(Comparison comparison, Progress progress)
      throws IOException {
    if (!comparison.unpairedPredictions().isEmpty()) {
      progress.message(
          "Predictions without a label image were left out: "
              + LabelPairs.listed(comparison.unpairedPredictions()));
    }
    comparison.tell(progress);
    List<LabelPair> pairs = comparison.pairs();
    Evaluation evaluation = new Evaluation(comparison.meaning(), comparison.ignored());
    List<String> exchanged = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      progress.checkCancelled();
      progress.update(i, pairs.size(), "Comparing " + pairs.get(i).name());
      LabelPair pair = pairs.get(i);
      if (Subject.during(pair.name(), () -> add(pair, comparison, evaluation))) {
        exchanged.add(pair.name());
      }
    }
    EvaluationReport report = evaluation.report();
    if (!exchanged.isEmpty()) {
      progress.message(
          "labels: slices and frames are exchanged to fit the predictions, plane by plane in the"
              + " order of the file: "
              + LabelPairs.listed(exchanged));
    }
    if (report.separateSlices()) {
      progress.message(
          "stacks are compared slice by slice, not as volumes, because every predicted object lies in a single slice");
    }
    progress.update(pairs.size(), pairs.size(), "Compared");
    return report;
  }

  /** Adds a pair, and returns whether slices and frames were exchanged. */
  private static boolean add(LabelPair pair, Comparison comparison, Evaluation evaluation)
      throws IOException {
    try {
      ComparedLabels compared = comparison.read(pair);
      evaluation.add(compared);
      return compared.exchanged();
    } catch (InvalidRequestException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s and %s cannot be compared: %s",
              pair.truth(),
              pair.prediction(),
              Reason.of(e)),
          e);
    } catch (RuntimeException e) { // pixels are read when accessed, perhaps in other threads
      throw readFailure(e);
    }
  }

  private static IOException readFailure(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException failure) {
        return failure;
      }
    }
    throw e;
  }
}
