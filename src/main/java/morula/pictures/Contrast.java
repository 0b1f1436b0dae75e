package morula.pictures;

import java.util.Arrays;

/**
 * A stretch of the contrast: which values are shown black and white.
 *
 * @param low this value and smaller ones are black
 * @param high this value and larger ones are white
 */
record Contrast(double low, double high) {

  /**
   * The stretch that cuts a share of the values at either end.
   *
   * @param values is sorted up to {@code count}
   * @param count how many of them count; at least one
   * @param cut 0 to below 0.5
   */
  static Contrast of(double[] values, int count, double cut) {
    Arrays.sort(values, 0, count);
    int left = (int) (cut * count);
    return new Contrast(values[left], values[count - 1 - left]);
  }
}
