package morula.evaluation;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The thresholds of intersection over union (IoU) at which objects are matched: 0.5, 0.55, …, 0.95.
 *
 * <p>They are stored and compared as whole percentages, so an IoU of exactly 3/5 counts at 0.6
 * whatever the rounding of 0.6 is.
 */
public final class Thresholds {
  private static final int[] PER_CENT = IntStream.rangeClosed(10, 19).map(i -> 5 * i).toArray();

  private Thresholds() {}

  /** Returns the number of thresholds. */
  public static int count() {
    return PER_CENT.length;
  }

  /** Returns all thresholds, ascending. */
  public static DoubleStream values() {
    return IntStream.range(0, count()).mapToDouble(Thresholds::value);
  }

  /** Returns threshold {@code index}; 0.5 to 0.95. */
  public static double value(int index) {
    return PER_CENT[index] / 100.0;
  }

  /**
   * Returns the index of a threshold.
   *
   * @throws IllegalArgumentException if {@code threshold} is not one of the thresholds
   */
  public static int index(double threshold) {
    for (int i = 0; i < PER_CENT.length; i++) {
      if (Math.abs(threshold - value(i)) < 1e-6) {
        return i;
      }
    }
    throw new IllegalArgumentException(threshold + " is not one of 0.5, 0.55, ..., 0.95");
  }

  /**
   * Returns whether {@code intersection / union} is at least threshold {@code index}, computed
   * exactly.
   */
  static boolean reached(long intersection, long union, int index) {
    return intersection * 100 >= union * PER_CENT[index];
  }
}
