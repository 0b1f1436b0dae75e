package morula.workflow;

import java.util.Comparator;
import java.util.List;

/**
 * The size of the objects that were found.
 *
 * @param diameter of the median object, in pixels of the plane as it is; not a number if nothing
 *     was found
 * @param trust how far it may be trusted: the higher the better
 */
record SizeEstimate(double diameter, double trust) {
  /** Standard deviation of the scores of single objects. */
  private static final double SCORE_SPREAD = 0.3;

  static final SizeEstimate NONE = new SizeEstimate(Double.NaN, Double.NEGATIVE_INFINITY);

  /**
   * The median in which each object counts by its score; and the mean score, less what it may be
   * wrong by: a few objects say little.
   */
  static SizeEstimate of(List<FoundObject> found) {
    if (found.isEmpty()) {
      return NONE;
    }
    List<FoundObject> sorted =
        found.stream().sorted(Comparator.comparingDouble(FoundObject::diameter)).toList();
    double sum = sorted.stream().mapToDouble(FoundObject::score).sum();
    int middle = 0;
    for (double below = sorted.get(0).score();
        below < sum / 2 && middle < sorted.size() - 1;
        below += sorted.get(middle).score()) {
      middle++;
    }
    return new SizeEstimate(
        sorted.get(middle).diameter(),
        sum / sorted.size() - SCORE_SPREAD / Math.sqrt(sorted.size()));
  }
}
