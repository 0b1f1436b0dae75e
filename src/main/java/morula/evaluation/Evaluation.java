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

import java.util.ArrayList;
import java.util.List;
import morula.dataset.LabelKind;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Compares label images with predictions, one at a time; only the counts of an image are kept. Not
 * safe for use by several threads at once; each image is read with all cores.
 */
public final class Evaluation {
  private final LabelKind meaning;
  private final int ignoreLabel;
  private final List<ImageScores> images = new ArrayList<>();
  private boolean separateSlices;
  private Scores pooled = Scores.NONE;
  private ConfusionMatrix confusion = ConfusionMatrix.empty();
  private final ClassAccuracy classAccuracy = new ClassAccuracy();

  /**
   * Starts an evaluation without images.
   *
   * @param meaning the meaning of the label values
   * @param ignoreLabel value of pixels in the ground truth that are ignored, or {@link
   *     Overlaps#NO_IGNORE}; negative values are always ignored
   */
  public Evaluation(LabelKind meaning, int ignoreLabel) {
    this.meaning = meaning;
    this.ignoreLabel = ignoreLabel;
  }

  /**
   * Adds one image of any number of dimensions, whose objects are matched as a whole: X, Y or, for
   * a volume, X, Y, Z.
   *
   * @param truth 0 background, 1 and up objects or classes, negative for ignored pixels
   * @param prediction of the same dimensions; 0 background, 1 and up objects or classes
   * @return the scores of this image
   * @throws IllegalArgumentException if the dimensions differ, a prediction is negative, or a class
   *     is not below {@link ConfusionMatrix#MAXIMUM_CLASSES}
   */
  public Scores add(
      String name,
      RandomAccessibleInterval<IntType> truth,
      RandomAccessibleInterval<IntType> prediction) {
    Overlaps overlaps = overlaps(truth, prediction);
    return add(name, Scores.of(overlaps), confusion(overlaps));
  }

  /**
   * Adds one label image. Its frames are matched separately (objects of a stack as volumes) and
   * count together as one image with the name of the ground truth.
   *
   * @return the scores of this image
   * @throws IllegalArgumentException as {@link #add(String, RandomAccessibleInterval,
   *     RandomAccessibleInterval)}
   */
  public Scores add(Labels truth, Labels prediction) {
    if (truth.frames() != prediction.frames()) {
      throw new IllegalArgumentException(truth.name() + ": the numbers of frames differ");
    }
    Scores scores = Scores.NONE;
    ConfusionMatrix classes = ConfusionMatrix.empty();
    for (long frame = 0; frame < truth.frames(); frame++) {
      Overlaps overlaps = overlaps(truth.frame(frame), prediction.frame(frame));
      scores = scores.plus(Scores.of(overlaps));
      classes = classes.plus(confusion(overlaps));
    }
    return add(truth.name(), scores, classes);
  }

  /** Adds two label images that were prepared for comparison. */
  Scores add(ComparedLabels compared) {
    separateSlices |= compared.separate();
    return add(compared.truth(), compared.prediction());
  }

  private Scores add(String name, Scores scores, ConfusionMatrix classes) {
    images.add(
        new ImageScores(
            name, scores, classes.pixelAccuracy(), classes.meanIou(), classes.pixels()));
    pooled = pooled.plus(scores);
    confusion = confusion.plus(classes);
    classAccuracy.add(classes);
    return scores;
  }

  private Overlaps overlaps(
      RandomAccessibleInterval<IntType> truth, RandomAccessibleInterval<IntType> prediction) {
    if (meaning != LabelKind.FOREGROUND) {
      return Overlaps.of(truth, prediction, ignoreLabel);
    }
    return Overlaps.of(
        Converters.convert(
            truth, (in, out) -> out.set(meaning.value(in.get(), ignoreLabel)), new IntType()),
        Converters.convert(
            prediction, (in, out) -> out.set(meaning.value(in.get())), new IntType()));
  }

  private ConfusionMatrix confusion(Overlaps overlaps) {
    return meaning.isClasses()
        ? ConfusionMatrix.ofClasses(overlaps)
        : ConfusionMatrix.ofForeground(overlaps);
  }

  /**
   * Returns the pooled object scores of all images so far, computed from the sums of their counts.
   */
  public Scores pooled() {
    return pooled;
  }

  /** Returns the pixels of all images so far by class. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /** Returns the mean over all images so far of the accuracy of each class. */
  public ClassAccuracy classAccuracy() {
    return classAccuracy;
  }

  /** Returns the results so far. */
  public EvaluationReport report() {
    return new EvaluationReport(meaning, List.copyOf(images), pooled, confusion, separateSlices);
  }
}
