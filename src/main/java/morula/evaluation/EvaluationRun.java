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

/** Evaluates files: pairs them, compares one pair after the other, writes the numbers. */
public final class EvaluationRun {
  private EvaluationRun() {}

  /**
   * Compares label images with predictions and writes {@code metrics.json} and {@code metrics.csv},
   * each whole or not at all. Only one pair of images is in memory at a time. Where no label image
   * holds more than one object, but one lies in pieces, they are taken as {@link
   * LabelKind#COMPONENTS}, as in training. Stacks are compared slice by slice if no predicted
   * object of any of them lies in two slices, as {@code segment} writes them; else as volumes.
   *
   * @param labels file, folder or glob of label images, see {@link LabelPairs#find}
   * @param predictions file, folder or glob of predictions; may hold more than there are labels for
   * @param heads as {@link Heads} reads them: "instances", "flows" and "star_convex" are the same
   *     here, as are "semantic" and "masks"
   * @param ignoreLabel value in the true labels where a pixel is not to count; −1 for none
   * @param output folder to write into; made if it is missing
   * @param progress told about every pair, asked for cancellation
   * @throws InvalidRequestException if files are missing, do not pair, are no label images or
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
    LabelKind meaning = Heads.anyOf(heads).labelKind();
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new InvalidRequestException("output=" + output + " is a file; name a folder");
    }
    EvaluationReport report = compare(labels, predictions, meaning, ignoreLabel, progress);
    report.write(output);
    return report;
  }

  /**
   * Compares label images with predictions as {@link #run} does, and writes nothing.
   *
   * @param settings their output does not matter here
   * @throws InvalidRequestException as {@link #run}
   * @throws IOException if a file cannot be read; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EvaluationReport compare(EvaluationSettings settings, Progress progress)
      throws IOException {
    return compare(
        settings.get(EvaluationSettings.LABELS),
        settings.get(EvaluationSettings.PREDICTIONS),
        Heads.anyOf(settings.get(EvaluationSettings.HEADS)).labelKind(),
        settings.get(EvaluationSettings.IGNORE_LABEL),
        progress);
  }

  private static EvaluationReport compare(
      String labels, String predictions, LabelKind meaning, int ignoreLabel, Progress progress)
      throws IOException {
    LabelPairs found = LabelPairs.find(labels, predictions);
    if (!found.unpairedPredictions().isEmpty()) {
      progress.message(
          "Left out, having no label image: " + LabelPairs.listed(found.unpairedPredictions()));
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
          "labels hold one value; connected components are used as objects; give each object its own"
              + " value to keep touching ones apart, or compare classes with heads=semantic");
    }
    Evaluation evaluation = new Evaluation(meaning, meaning.ignored(ignoreLabel));
    for (int i = 0; i < pairs.size(); i++) {
      progress.checkCancelled();
      progress.update(i, pairs.size(), "Comparing " + pairs.get(i).name());
      add(pairs.get(i), meaning, ignoreLabel, stacks, evaluation);
    }
    EvaluationReport report = evaluation.report();
    if (report.separateSlices()) {
      progress.message(
          "stacks whose predicted objects each lie in one slice are compared slice by slice, not as volumes");
    }
    progress.update(pairs.size(), pairs.size(), "Compared");
    return report;
  }

  /** Whether the true labels are objects or masks of them; what is matched alone counts as one. */
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
      Labels truth = LabelFiles.read(pair.truth());
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
              e.getMessage()),
          e);
    } catch (RuntimeException e) { // pixels are read when they are accessed, maybe in other threads
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
