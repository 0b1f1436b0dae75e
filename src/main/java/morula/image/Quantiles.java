package morula.image;

import java.util.function.LongToDoubleFunction;

/** Computes medians and percentiles of sorted values. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * Returns the index of the median of {@code count} sorted values; the larger one of the two in
   * the middle.
   */
  public static int median(int count) {
    return count / 2;
  }

  /**
   * Returns the value below which a share of the values lies, interpolated linearly between
   * neighbours, like {@code numpy.percentile} by default.
   *
   * @param sorted ascending; at least one
   * @param share 0 to 1
   */
  public static double of(double[] sorted, double share) {
    return of(sorted.length, i -> sorted[(int) i], share);
  }

  /**
   * Returns the same for values that are given by a function.
   *
   * @param count number of values; at least one
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
