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
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import morula.dataset.Finding;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.dataset.LabelStatistics;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.io.formats.JpegSignature;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;

/**
 * How the files of an evaluation are read: what the values of each side stand for, and whether
 * stacks are compared slice by slice. All files are read once to find out, one at a time.
 */
public final class Comparison {
  private final LabelPairs found;
  private final int ignoreLabel;
  private final LabelContents truth;
  private final LabelContents prediction;
  private final BooleanSupplier separateSlices;

  private Comparison(
      LabelPairs found, int ignoreLabel, LabelContents truth, LabelContents prediction) {
    this.found = found;
    this.ignoreLabel = ignoreLabel;
    this.truth = truth;
    this.prediction = prediction;
    // A mask has the same value in all slices, so only numbered objects tell how they were made.
    separateSlices =
        prediction.kind() != LabelKind.COMPONENTS
            ? new Stacks(found.pairs(), LabelPair::readPrediction)
            : truth.kind() != LabelKind.COMPONENTS
                ? new Stacks(found.pairs(), LabelPair::readTruth)
                : () -> false;
  }

  /**
   * Looks at all files. What they hold beside what the heads need is said, or refused.
   *
   * @param kind what the values are needed for
   * @param ignoreLabel value of pixels in the ground truth that are ignored; −1 for none
   * @throws InvalidRequestException if a file is no label image
   * @throws IOException if a file cannot be read; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static Comparison of(LabelPairs found, LabelKind kind, int ignoreLabel, Progress progress)
      throws IOException {
    return new Comparison(
        found,
        ignoreLabel,
        contents(
            found, LabelPair::truth, LabelPair::readTruth, kind, ignoreLabel, "labels", progress),
        contents(
            found,
            LabelPair::prediction,
            LabelPair::readPrediction,
            kind,
            LabelKind.NO_IGNORE,
            "predictions",
            progress));
  }

  /** Opens one side of a pair. */
  interface Reading {
    Labels read(LabelPair pair) throws IOException;
  }

  private static LabelContents contents(
      LabelPairs found,
      Function<LabelPair, Path> side,
      Reading reading,
      LabelKind kind,
      int ignoreLabel,
      String key,
      Progress progress)
      throws IOException {
    Map<String, LabelStatistics> images = new LinkedHashMap<>();
    for (LabelPair pair : found.pairs()) {
      progress.checkCancelled();
      progress.update(images.size(), found.pairs().size(), "Looking at " + key);
      Path file = side.apply(pair);
      images.put(
          pair.name(),
          Subject.during(
              file,
              () -> LabelStatistics.of(reading.read(pair), ignoreLabel, JpegSignature.isAt(file))));
    }
    LabelContents contents = LabelContents.of(images, kind, key);
    for (Finding finding : contents.findings()) {
      if (finding.severity() == Finding.Severity.ERROR) {
        throw new InvalidRequestException(finding.text());
      }
    }
    return contents;
  }

  /** Returns the files that are compared. */
  public List<LabelPair> pairs() {
    return found.pairs();
  }

  /** Returns the names of predictions that have no label image. */
  List<String> unpairedPredictions() {
    return found.unpairedPredictions();
  }

  /** Returns what the values of the ground truth stand for. */
  public LabelKind meaning() {
    return truth.kind();
  }

  /** Returns the label of the ground truth that is still ignored in what {@link #read} returns. */
  public int ignored() {
    return truth.kind().ignored(ignoreLabel);
  }

  /** Returns the slice or frame of the truth of a whole stack that was segmented alone. */
  private static Labels samePart(LabelPair pair, Labels truth, Labels predicted) {
    return LabelFiles.part(pair.prediction(), predicted, truth.slices(), truth.frames())
        .map(part -> part.select(truth))
        .orElse(truth);
  }

  /** Tells what a user should know about the values of both sides. */
  void tell(Progress progress) {
    truth.findings().forEach(finding -> progress.message(finding.toString()));
    prediction.findings().forEach(finding -> progress.message(finding.toString()));
  }

  /**
   * Opens the files of a pair; pixels may be read only when accessed. Of the truth of a whole
   * stack, a prediction that {@code segment} made of one slice or frame is compared with that one.
   *
   * @throws InvalidRequestException if the two differ in size
   * @throws IOException if a file cannot be read
   */
  public ComparedLabels read(LabelPair pair) throws IOException {
    Labels predicted = prediction.read(pair.name(), pair.readPrediction(), LabelKind.NO_IGNORE);
    Labels file = truth.read(pair.name(), samePart(pair, pair.readTruth(), predicted), ignoreLabel);
    Labels real = file.withPlanes(predicted.slices(), predicted.frames());
    String trueSize = ComparedLabels.size(real);
    String predictedSize = ComparedLabels.size(predicted);
    if (!trueSize.equals(predictedSize)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s has %s, but %s has %s; compare label images of the same image",
              pair.truth(),
              trueSize,
              pair.prediction(),
              predictedSize));
    }
    boolean separate =
        !truth.kind().isClasses() && Slices.areSeveral(predicted) && separateSlices.getAsBoolean();
    Labels compared = truth.kind().truth(separate ? Slices.asFrames(real) : real, ignoreLabel);
    return new ComparedLabels(
        new Labels(pair.name(), compared.pixels(), real.calibration()),
        prediction
            .kind()
            .truth(separate ? Slices.asFrames(predicted) : predicted, LabelKind.NO_IGNORE),
        separate,
        real != file);
  }
}
