package morula.sizes;

import java.util.Comparator;
import java.util.List;

/**
 * The size of the objects that were found.
 *
 * @param diameter of the median object, in pixels of the plane as it is; not a number if nothing
 *     was found
 * @param score mean of the objects, 0 to 1
 * @param count number of objects
 */
public record SizeEstimate(double diameter, double score, int count) {
  /** Standard deviation of the scores of single objects. */
  private static final double SCORE_SPREAD = 0.3;

  /** Noise may look like objects when it is seen from afar. */
  static final double LEAST_TRUST = 0.4;

  public static final SizeEstimate NONE = new SizeEstimate(Double.NaN, 0, 0);

  /**
   * How far it may be trusted: the mean score, less what it may be wrong by, as a few objects say
   * little; the higher the better.
   */
  public double trust() {
    return score - SCORE_SPREAD / Math.sqrt(count);
  }

  public boolean isSure() {
    return trust() >= LEAST_TRUST;
  }

  /** The median in which each object counts by its score. */
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
    return new SizeEstimate(sorted.get(middle).diameter(), sum / sorted.size(), sorted.size());
  }
}
