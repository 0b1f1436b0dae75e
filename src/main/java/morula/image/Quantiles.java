package morula.image;

import java.util.function.LongToDoubleFunction;

/** Medians and percentiles of sorted values. */
public final class Quantiles {
  private Quantiles() {}

  /** The index of the median of so many sorted values; of the larger one of two in the middle. */
  public static int median(int count) {
    return count / 2;
  }

  /**
   * The value below which a share of the values lies, between neighbours linearly, as {@code
   * numpy.percentile} does by default.
   *
   * @param sorted ascending; at least one
   * @param share 0 to 1
   */
  public static double of(double[] sorted, double share) {
    return of(sorted.length, i -> sorted[(int) i], share);
  }

  /**
   * The same of values that are looked up.
   *
   * @param count how many there are; at least one
   * @param sorted the value at an index below {@code count}; ascending
   */
  public static double of(long count, LongToDoubleFunction sorted, double share) {
    double position = share * (count - 1);
    long index = Math.min((long) Math.floor(position), count - 1);
    double below = sorted.applyAsDouble(index);
    double above = sorted.applyAsDouble(Math.min(index + 1, count - 1));
    return below + (above - below) * (position - index);
  }
}
