package morula.inference;

import net.imglib2.Interval;

/** Steps through the rows of an interval. */
final class Rows {
  private Rows() {}

  /**
   * Moves {@code position} to the beginning of the next row.
   *
   * @return false after the last row
   */
  static boolean next(long[] position, Interval interval) {
    for (int d = 1; d < interval.numDimensions(); d++) {
      if (++position[d] <= interval.max(d)) {
        return true;
      }
      position[d] = interval.min(d);
    }
    return false;
  }
}
