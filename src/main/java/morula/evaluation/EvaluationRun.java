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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import morula.dataset.LabelKind;
import morula.dataset.RegionCount;
import morula.image.Labels;
import morula.instances.Heads;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.progress.Subject;

/** Evaluates files: pairs them, compares the pairs one by one and writes the scores. */
public final class EvaluationRun {
  private EvaluationRun() {}

  /**
   * Compares label images with predictions and writes {@code metrics.json} and {@code metrics.csv},
   * each completely or not at all. Only one pair of images is in memory at a time. If no label
   * image has more than one object, but some object has several parts, the labels are {@link
   * LabelKind#COMPONENTS}, as in training. Stacks are compared slice by slice if no predicted
   * object extends over two slices, as {@code segment} writes them; otherwise as volumes.
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
    EvaluationReport report = compare(found, meaning, ignoreLabel, progress);
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
    return compare(
        LabelPairs.find(
            settings.get(EvaluationSettings.LABELS), settings.get(EvaluationSettings.PREDICTIONS)),
        Heads.anyOf(settings.get(EvaluationSettings.HEADS)).labelKind(),
        settings.get(EvaluationSettings.IGNORE_LABEL),
        progress);
  }

  private static EvaluationReport compare(
      LabelPairs found, LabelKind meaning, int ignoreLabel, Progress progress) throws IOException {
    if (!found.unpairedPredictions().isEmpty()) {
      progress.message(
          "Predictions without a label image were left out: "
              + LabelPairs.listed(found.unpairedPredictions()));
    }
    return compare(found.pairs(), meaning, ignoreLabel, progress);
  }

  private static EvaluationReport compare(
      List<LabelPair> pairs, LabelKind kind, int ignoreLabel, Progress progress)
      throws IOException {
    Stacks stacks = new Stacks(pairs);
    LabelKind meaning =
        kind == LabelKind.OBJECTS ? objects(pairs, ignoreLabel, stacks, progress) : kind;
    if (meaning == LabelKind.COMPONENTS) {
      progress.message(
          "the labels have a single value, so connected components are used as objects; give each object"
              + " its own value to keep touching objects apart, or compare classes with heads=semantic");
    }
    Evaluation evaluation = new Evaluation(meaning, meaning.ignored(ignoreLabel));
    for (int i = 0; i < pairs.size(); i++) {
      progress.checkCancelled();
      progress.update(i, pairs.size(), "Comparing " + pairs.get(i).name());
      LabelPair pair = pairs.get(i);
      Subject.doing(pair.name(), () -> add(pair, meaning, ignoreLabel, stacks, evaluation));
    }
    EvaluationReport report = evaluation.report();
    if (report.separateSlices()) {
      progress.message(
          "stacks are compared slice by slice, not as volumes, because every predicted object lies in a single slice");
    }
    progress.update(pairs.size(), pairs.size(), "Compared");
    return report;
  }

  /** Returns whether the true labels are objects or masks of objects. */
  private static LabelKind objects(
      List<LabelPair> pairs, int ignoreLabel, Stacks stacks, Progress progress) throws IOException {
    try {
      return LabelKind.ofObjects(
          pairs.stream()
              .map(
                  pair -> {
                    progress.checkCancelled();
                    return count(pair, ignoreLabel, stacks);
                  }));
    } catch (InvalidRequestException e) {
      throw e;
    } catch (RuntimeException e) {
      throw readFailure(e);
    }
  }

  private static RegionCount count(LabelPair pair, int ignoreLabel, Stacks stacks) {
    try {
      Labels truth = Subject.during(pair.truth(), () -> LabelFiles.read(pair.truth()));
      boolean separate = Slices.areSeveral(truth) && stacks.getAsBoolean();
      return RegionCount.ofFrames(separate ? Slices.asFrames(truth) : truth, ignoreLabel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(
      LabelPair pair, LabelKind meaning, int ignoreLabel, Stacks stacks, Evaluation evaluation)
      throws IOException {
    try {
      ComparedLabels compared = ComparedLabels.read(pair, meaning, ignoreLabel, stacks);
      evaluation.add(compared);
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
