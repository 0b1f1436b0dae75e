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

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The numbers of pixels by true and predicted class, and the semantic scores computed from them.
 *
 * <p>Scores are 0 to 1. A class that is neither in the labels nor in the predictions has the score
 * 1, like an empty image with an empty prediction; a ratio of which only the denominator is 0 is 0
 * (as {@code zero_division=0} in scikit-learn), for instance the precision of a class that was
 * never predicted.
 */
public final class ConfusionMatrix {
  /** The largest number of classes of a label image, background included: values 0 to 255. */
  public static final int MAXIMUM_CLASSES = 256;

  private final long[][] pixels;

  private ConfusionMatrix(int classes) {
    pixels = new long[classes][classes];
  }

  /** Returns a matrix without pixels for the classes 0 (background) and 1. */
  public static ConfusionMatrix empty() {
    return empty(2);
  }

  /**
   * Returns a matrix without pixels.
   *
   * @param classes number of classes, background included
   */
  public static ConfusionMatrix empty(int classes) {
    return new ConfusionMatrix(classes);
  }

  /**
   * Returns the matrix of labels that are classes: from class 0 to the largest label, at least 1.
   */
  public static ConfusionMatrix ofClasses(Overlaps overlaps) {
    int largest = Math.max(1, overlaps.largestLabel());
    if (largest >= MAXIMUM_CLASSES) {
      throw new IllegalArgumentException(
          "classes range from 0 to "
              + (MAXIMUM_CLASSES - 1)
              + ", but there is a label "
              + largest
              + "; if the labels are single objects, use heads=instances");
    }
    ConfusionMatrix matrix = new ConfusionMatrix(largest + 1);
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      int t = overlaps.pairTrue(pair);
      int p = overlaps.pairPredicted(pair);
      matrix
              .pixels[t == Overlaps.BACKGROUND ? 0 : overlaps.trueLabel(t)][
              p == Overlaps.BACKGROUND ? 0 : overlaps.predictedLabel(p)] +=
          overlaps.intersection(pair);
    }
    return matrix;
  }

  /**
   * Returns the matrix of labels that are objects: class 0 is background, class 1 is any object.
   */
  public static ConfusionMatrix ofForeground(Overlaps overlaps) {
    ConfusionMatrix matrix = new ConfusionMatrix(2);
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      int t = overlaps.pairTrue(pair) == Overlaps.BACKGROUND ? 0 : 1;
      int p = overlaps.pairPredicted(pair) == Overlaps.BACKGROUND ? 0 : 1;
      matrix.pixels[t][p] += overlaps.intersection(pair);
    }
    return matrix;
  }

  /** Returns the sum of two matrices, with the larger number of classes. */
  public ConfusionMatrix plus(ConfusionMatrix other) {
    ConfusionMatrix sum = new ConfusionMatrix(Math.max(classes(), other.classes()));
    for (long[][] part : new long[][][] {pixels, other.pixels}) {
      for (int t = 0; t < part.length; t++) {
        for (int p = 0; p < part.length; p++) {
          sum.pixels[t][p] += part[t][p];
        }
      }
    }
    return sum;
  }

  /** Returns the number of classes, background (class 0) included; at least 2. */
  public int classes() {
    return pixels.length;
  }

  /**
   * Returns the number of pixels of class {@code truth} that were predicted as {@code prediction}.
   */
  public long pixels(int truth, int prediction) {
    return pixels[truth][prediction];
  }

  /** Returns the number of all pixels. */
  public long pixels() {
    return IntStream.range(0, classes()).mapToLong(this::truePixels).sum();
  }

  /** Returns the number of pixels of class {@code c} in the ground truth. */
  public long truePixels(int c) {
    return IntStream.range(0, classes()).mapToLong(p -> pixels[c][p]).sum();
  }

  /** Returns the number of pixels that were predicted as class {@code c}. */
  public long predictedPixels(int c) {
    return IntStream.range(0, classes()).mapToLong(t -> pixels[t][c]).sum();
  }

  /** Returns whether class {@code c} occurs in the ground truth or in the predictions. */
  public boolean isPresent(int c) {
    return truePixels(c) + predictedPixels(c) > 0;
  }

  /** Returns the intersection over union (Jaccard index) of class {@code c}. */
  public double iou(int c) {
    return ratio(c, pixels[c][c], truePixels(c) + predictedPixels(c) - pixels[c][c]);
  }

  /** Returns the Dice coefficient (F1 score) of class {@code c}. */
  public double dice(int c) {
    return ratio(c, 2 * pixels[c][c], truePixels(c) + predictedPixels(c));
  }

  /** Returns the fraction of the pixels predicted as class {@code c} that are of that class. */
  public double precision(int c) {
    return ratio(c, pixels[c][c], predictedPixels(c));
  }

  /** Returns the fraction of the pixels of class {@code c} that were predicted as that class. */
  public double recall(int c) {
    return ratio(c, pixels[c][c], truePixels(c));
  }

  /** Returns the fraction of pixels with the correct class; 1 if there is no pixel. */
  public double pixelAccuracy() {
    long all = pixels();
    long right = IntStream.range(0, classes()).mapToLong(c -> pixels[c][c]).sum();
    return all == 0 ? 1 : (double) right / all;
  }

  /**
   * Returns the mean {@link #iou} of the classes present, background included; 1 if there is none.
   */
  public double meanIou() {
    DoubleStream present =
        IntStream.range(0, classes()).filter(this::isPresent).mapToDouble(this::iou);
    return present.average().orElse(1);
  }

  /**
   * Returns the mean {@link #iou} of the classes present, without the background; 1 if there is
   * none.
   */
  public double meanForegroundIou() {
    DoubleStream present =
        IntStream.range(1, classes()).filter(this::isPresent).mapToDouble(this::iou);
    return present.average().orElse(1);
  }

  private double ratio(int c, long part, long whole) {
    if (!isPresent(c)) {
      return 1;
    }
    return whole == 0 ? 0 : (double) part / whole;
  }
}
