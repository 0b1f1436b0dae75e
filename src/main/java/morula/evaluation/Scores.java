package morula.evaluation;

import java.util.stream.IntStream;

/**
 * How well objects were found: counts that add up over images, and the scores that follow from
 * them. Names and values are those of {@code stardist.matching} with the criterion "iou", and SEG
 * of the Cell Tracking Challenge.
 *
 * <p>Scores are 0 to 1. Where there is neither a true nor a predicted object, every score is 1: to
 * find nothing in an empty image is right. Where there are objects but none matches, every score is
 * 0. Thresholds are those of {@link Thresholds}; every method that takes one throws {@link
 * IllegalArgumentException} for another.
 */
public final class Scores {
  /** No object at all. */
  public static final Scores NONE =
      new Scores(
          0,
          0,
          0,
          0,
          0,
          AdaptedRand.NONE,
          new long[Thresholds.count()],
          new double[Thresholds.count()]);

  private final long trueCount;
  private final long predictedCount;
  private final long merges;
  private final long splits;
  private final double segSum;
  private final AdaptedRand rand;
  private final long[] truePositives;
  private final double[] matchedIou;

  private Scores(
      long trueCount,
      long predictedCount,
      long merges,
      long splits,
      double segSum,
      AdaptedRand rand,
      long[] truePositives,
      double[] matchedIou) {
    this.trueCount = trueCount;
    this.predictedCount = predictedCount;
    this.merges = merges;
    this.splits = splits;
    this.segSum = segSum;
    this.rand = rand;
    this.truePositives = truePositives;
    this.matchedIou = matchedIou;
  }

  /** Scores of one image, one frame or one plane. */
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

  /** The scores of all objects of these and {@code other} together: their counts are added. */
  public Scores plus(Scores other) {
    return new Scores(
        trueCount + other.trueCount,
        predictedCount + other.predictedCount,
        merges + other.merges,
        splits + other.splits,
        segSum + other.segSum,
        rand.plus(other.rand),
        IntStream.range(0, Thresholds.count())
            .mapToLong(i -> truePositives[i] + other.truePositives[i])
            .toArray(),
        IntStream.range(0, Thresholds.count())
            .mapToDouble(i -> matchedIou[i] + other.matchedIou[i])
            .toArray());
  }

  /** Number of true objects. */
  public long trueCount() {
    return trueCount;
  }

  /** Number of predicted objects. */
  public long predictedCount() {
    return predictedCount;
  }

  /** Number of predicted objects that merge true ones, see {@link ObjectErrors#merging}. */
  public long merges() {
    return merges;
  }

  /** Number of true objects that were split, see {@link ObjectErrors#split}. */
  public long splits() {
    return splits;
  }

  /** TP: matches with an IoU of at least {@code threshold}. */
  public long truePositives(double threshold) {
    return truePositives[Thresholds.index(threshold)];
  }

  /** FP: predicted objects without such a match. */
  public long falsePositives(double threshold) {
    return predictedCount - truePositives(threshold);
  }

  /** FN: true objects without such a match. */
  public long falseNegatives(double threshold) {
    return trueCount - truePositives(threshold);
  }

  /** TP / (TP + FP + FN), which some call average precision. */
  public double accuracy(double threshold) {
    double tp = truePositives(threshold);
    return ratio(tp, trueCount + predictedCount - tp);
  }

  /** TP / (TP + FP). */
  public double precision(double threshold) {
    return ratio(truePositives(threshold), predictedCount);
  }

  /** TP / (TP + FN). */
  public double recall(double threshold) {
    return ratio(truePositives(threshold), trueCount);
  }

  /** 2 TP / (2 TP + FP + FN). */
  public double f1(double threshold) {
    return ratio(2.0 * truePositives(threshold), trueCount + predictedCount);
  }

  /**
   * Sum of the IoUs of the matches, divided by TP + FP/2 + FN/2 (Kirillov et al., Panoptic
   * Segmentation, CVPR 2019, equation 1).
   */
  public double panopticQuality(double threshold) {
    return ratio(2 * matchedIou[Thresholds.index(threshold)], (double) trueCount + predictedCount);
  }

  /** Mean IoU of the matches. */
  public double meanMatchedScore(double threshold) {
    return ratio(matchedIou[Thresholds.index(threshold)], truePositives(threshold));
  }

  /** Mean of {@link #accuracy} over all thresholds. */
  public double meanAccuracy() {
    return Thresholds.values().map(this::accuracy).average().orElseThrow();
  }

  /**
   * SEG of the Cell Tracking Challenge: the mean over the true objects of the IoU with the
   * predicted object that covers more than half of them, 0 where there is none (Maška et al.,
   * Bioinformatics 2014). Objects that are predicted but not true cost nothing, except where no
   * object is true at all.
   */
  public double seg() {
    return ratio(segSum, trueCount);
  }

  /**
   * Adapted Rand error within the true foreground, 0 (best) to 1: 1 − F of the pairs of pixels that
   * lie in one object, as {@code skimage.metrics.adapted_rand_error(truth, prediction,
   * ignore_labels=(0,))}; 0 where nothing is true. Of several images: of the pairs within each of
   * them.
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
