package morula.pictures;

import java.util.Arrays;

/**
 * A contrast stretch: the values that are displayed as black and white.
 *
 * @param low this value and smaller ones are black
 * @param high this value and larger ones are white
 */
record Contrast(double low, double high) {

  /**
   * Returns the stretch that saturates a share of the values at each end.
   *
   * @param values values; the first {@code count} are sorted in place
   * @param count number of values used; at least one
   * @param cut 0 to below 0.5
   */
  static Contrast of(double[] values, int count, double cut) {
    Arrays.sort(values, 0, count);
    int left = (int) (cut * count);
    return new Contrast(values[left], values[count - 1 - left]);
  }
}
