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

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The object scores: counts that can be added over images, and the scores computed from them. Names
 * and values are those of {@code stardist.matching} with the criterion "iou", and SEG of the Cell
 * Tracking Challenge.
 *
 * <p>Scores are 0 to 1. If there is neither a true nor a predicted object, every score is 1: an
 * empty prediction of an empty image is right. If there are objects but no match, every score is 0.
 * Thresholds are those of {@link Thresholds}; every method with a threshold throws {@link
 * IllegalArgumentException} for any other value.
 */
public final class Scores {
  /** The scores without any object. */
  public static final Scores NONE =
      new Scores(
          0,
          0,
          0,
          0,
          0,
          AdaptedRand.NONE,
          SizeRatios.NONE,
          new long[Thresholds.count()],
          new double[Thresholds.count()]);

  private final long trueCount;
  private final long predictedCount;
  private final long merges;
  private final long splits;
  private final double segSum;
  private final AdaptedRand rand;
  private final SizeRatios sizeRatios;
  private final long[] truePositives;
  private final double[] matchedIou;

  private Scores(
      long trueCount,
      long predictedCount,
      long merges,
      long splits,
      double segSum,
      AdaptedRand rand,
      SizeRatios sizeRatios,
      long[] truePositives,
      double[] matchedIou) {
    this.trueCount = trueCount;
    this.predictedCount = predictedCount;
    this.merges = merges;
    this.splits = splits;
    this.segSum = segSum;
    this.rand = rand;
    this.sizeRatios = sizeRatios;
    this.truePositives = truePositives;
    this.matchedIou = matchedIou;
  }

  /** Returns the scores of one image, one frame or one plane. */
  public static Scores of(Overlaps overlaps) {
    Matching matching = new Matching(overlaps);
    ObjectErrors errors = ObjectErrors.of(overlaps, matching);
    long[] truePositives = new long[Thresholds.count()];
    double[] matchedIou = new double[Thresholds.count()];
    for (Matching.Match match : matching.matches()) {
      for (int i = 0; i < Thresholds.count() && match.reaches(i); i++) {
        truePositives[i]++;
        matchedIou[i] += match.iou();
      }
    }
    return new Scores(
        overlaps.trueCount(),
        overlaps.predictedCount(),
        errors.merging().size(),
        errors.split().size(),
        segSum(overlaps),
        AdaptedRand.of(overlaps),
        SizeRatios.of(matching),
        truePositives,
        matchedIou);
  }

  private static double segSum(Overlaps overlaps) {
    double sum = 0;
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      if (overlaps.isObjectPair(pair)
          && 2 * overlaps.intersection(pair) > overlaps.trueSize(overlaps.pairTrue(pair))) {
        sum += (double) overlaps.intersection(pair) / overlaps.union(pair);
      }
    }
    return sum;
  }

  /**
   * Returns the scores of all objects of these and {@code other} together: their counts are added.
   */
  public Scores plus(Scores other) {
    return new Scores(
        trueCount + other.trueCount,
        predictedCount + other.predictedCount,
        merges + other.merges,
        splits + other.splits,
        segSum + other.segSum,
        rand.plus(other.rand),
        sizeRatios.plus(other.sizeRatios),
        IntStream.range(0, Thresholds.count())
            .mapToLong(i -> truePositives[i] + other.truePositives[i])
            .toArray(),
        IntStream.range(0, Thresholds.count())
            .mapToDouble(i -> matchedIou[i] + other.matchedIou[i])
            .toArray());
  }

  /** Returns the number of true objects. */
  public long trueCount() {
    return trueCount;
  }

  /** Returns the number of predicted objects. */
  public long predictedCount() {
    return predictedCount;
  }

  /**
   * Returns the number of predicted objects that merge true objects, see {@link
   * ObjectErrors#merging}.
   */
  public long merges() {
    return merges;
  }

  /** Returns the number of true objects that were split, see {@link ObjectErrors#split}. */
  public long splits() {
    return splits;
  }

  /** Returns TP, the number of matches with an IoU of at least {@code threshold}. */
  public long truePositives(double threshold) {
    return truePositives[Thresholds.index(threshold)];
  }

  /** Returns FP, the number of predicted objects without such a match. */
  public long falsePositives(double threshold) {
    return predictedCount - truePositives(threshold);
  }

  /** Returns FN, the number of true objects without such a match. */
  public long falseNegatives(double threshold) {
    return trueCount - truePositives(threshold);
  }

  /** Returns TP / (TP + FP + FN), which some call average precision. */
  public double accuracy(double threshold) {
    double tp = truePositives(threshold);
    return ratio(tp, trueCount + predictedCount - tp);
  }

  /** Returns TP / (TP + FP). */
  public double precision(double threshold) {
    return ratio(truePositives(threshold), predictedCount);
  }

  /** Returns TP / (TP + FN). */
  public double recall(double threshold) {
    return ratio(truePositives(threshold), trueCount);
  }

  /** Returns 2 TP / (2 TP + FP + FN). */
  public double f1(double threshold) {
    return ratio(2.0 * truePositives(threshold), trueCount + predictedCount);
  }

  /**
   * Returns the sum of the IoUs of the matches, divided by TP + FP/2 + FN/2 (Kirillov et al.,
   * Panoptic Segmentation, CVPR 2019, equation 1).
   */
  public double panopticQuality(double threshold) {
    return ratio(2 * matchedIou[Thresholds.index(threshold)], (double) trueCount + predictedCount);
  }

  /** Returns the mean IoU of the matches. */
  public double meanMatchedScore(double threshold) {
    return ratio(matchedIou[Thresholds.index(threshold)], truePositives(threshold));
  }

  /** Returns the mean {@link #accuracy} over all thresholds. */
  public double meanAccuracy() {
    return Thresholds.values().map(this::accuracy).average().orElseThrow();
  }

  /**
   * Returns the median over the matches at IoU 0.5 of the size of the predicted object, in pixels,
   * divided by that of the true one: below 1 if outlines lie too far inside, above 1 if they lie
   * too far outside. The ratios are rounded to 0.01. It is empty if there is no match.
   */
  public OptionalDouble sizeRatio() {
    return sizeRatios.median();
  }

  /**
   * Returns SEG of the Cell Tracking Challenge: the mean over the true objects of the IoU with the
   * predicted object that covers more than half of them, 0 if there is none (Maška et al.,
   * Bioinformatics 2014). False positives do not lower it, unless there is no true object at all.
   */
  public double seg() {
    return ratio(segSum, trueCount);
  }

  /**
   * Returns the adapted Rand error within the true foreground, 0 (best) to 1: 1 − F of the pairs of
   * pixels that lie in one object, like {@code skimage.metrics.adapted_rand_error(truth,
   * prediction, ignore_labels=(0,))}; 0 if there is no true object. For several images, the pairs
   * within each image are counted.
   */
  public double adaptedRandError() {
    return rand.error();
  }

  private double ratio(double part, double whole) {
    if (trueCount == 0 && predictedCount == 0) {
      return 1;
    }
    return whole == 0 ? 0 : part / whole;
  }
}
