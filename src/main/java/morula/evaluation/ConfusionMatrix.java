package morula.evaluation;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Pixels by true and predicted class, and the semantic scores that follow.
 *
 * <p>Scores are 0 to 1. A class that is neither in the labels nor in the predictions scores 1, as
 * an empty image that was predicted to be empty does; a ratio whose denominator alone is 0 is 0 (as
 * {@code zero_division=0} in scikit-learn), for instance the precision of a class that was never
 * predicted.
 */
public final class ConfusionMatrix {
  /** Number of classes that a label image can have, the background included: values 0 to 255. */
  public static final int MAXIMUM_CLASSES = 256;

  private final long[][] pixels;

  private ConfusionMatrix(int classes) {
    pixels = new long[classes][classes];
  }

  /** No pixel; classes 0 (background) and 1. */
  public static ConfusionMatrix empty() {
    return empty(2);
  }

  /**
   * No pixel.
   *
   * @param classes how many, the background included
   */
  public static ConfusionMatrix empty(int classes) {
    return new ConfusionMatrix(classes);
  }

  /** Labels taken as classes: class 0 up to the largest label, at least 1. */
  public static ConfusionMatrix ofClasses(Overlaps overlaps) {
    int largest = Math.max(1, overlaps.largestLabel());
    if (largest >= MAXIMUM_CLASSES) {
      throw new IllegalArgumentException(
          "classes run from 0 to "
              + (MAXIMUM_CLASSES - 1)
              + ", not to "
              + largest
              + "; where labels number objects, use heads=instances");
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

  /** Labels taken as objects: class 0 is background, class 1 is any object. */
  public static ConfusionMatrix ofForeground(Overlaps overlaps) {
    ConfusionMatrix matrix = new ConfusionMatrix(2);
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      int t = overlaps.pairTrue(pair) == Overlaps.BACKGROUND ? 0 : 1;
      int p = overlaps.pairPredicted(pair) == Overlaps.BACKGROUND ? 0 : 1;
      matrix.pixels[t][p] += overlaps.intersection(pair);
    }
    return matrix;
  }

  /** The pixels of both; as many classes as the one that has more. */
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

  /** Number of classes, the background (class 0) included; at least 2. */
  public int classes() {
    return pixels.length;
  }

  /** Pixels that are of class {@code truth} and were predicted as {@code prediction}. */
  public long pixels(int truth, int prediction) {
    return pixels[truth][prediction];
  }

  /** All pixels. */
  public long pixels() {
    return IntStream.range(0, classes()).mapToLong(this::truePixels).sum();
  }

  /** Pixels that are of class {@code c}. */
  public long truePixels(int c) {
    return IntStream.range(0, classes()).mapToLong(p -> pixels[c][p]).sum();
  }

  /** Pixels that were predicted as class {@code c}. */
  public long predictedPixels(int c) {
    return IntStream.range(0, classes()).mapToLong(t -> pixels[t][c]).sum();
  }

  /** Whether class {@code c} is in the labels or in the predictions. */
  public boolean isPresent(int c) {
    return truePixels(c) + predictedPixels(c) > 0;
  }

  /** Intersection over union (Jaccard index) of class {@code c}. */
  public double iou(int c) {
    return ratio(c, pixels[c][c], truePixels(c) + predictedPixels(c) - pixels[c][c]);
  }

  /** Dice coefficient (F1 score) of class {@code c}. */
  public double dice(int c) {
    return ratio(c, 2 * pixels[c][c], truePixels(c) + predictedPixels(c));
  }

  /** Fraction of what was predicted as class {@code c} that is so. */
  public double precision(int c) {
    return ratio(c, pixels[c][c], predictedPixels(c));
  }

  /** Fraction of class {@code c} that was predicted as such. */
  public double recall(int c) {
    return ratio(c, pixels[c][c], truePixels(c));
  }

  /** Fraction of pixels whose class is right; 1 if there is no pixel. */
  public double pixelAccuracy() {
    long all = pixels();
    long right = IntStream.range(0, classes()).mapToLong(c -> pixels[c][c]).sum();
    return all == 0 ? 1 : (double) right / all;
  }

  /** Mean of {@link #iou} over the classes present, the background included; 1 if none is. */
  public double meanIou() {
    DoubleStream present =
        IntStream.range(0, classes()).filter(this::isPresent).mapToDouble(this::iou);
    return present.average().orElse(1);
  }

  /** Mean of {@link #iou} over the classes present but the background; 1 if none is. */
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
