package morula.instances;

/**
 * Finds the background between two objects: pixels with at least two different positive labels
 * within some distance along each axis.
 *
 * <p>Two labels are there exactly when the smallest and the largest positive label differ, and both
 * are separable over a box.
 */
final class GapFinder {
  private final int radius;

  /**
   * @param radius half the side of the box, in pixels
   */
  GapFinder(int radius) {
    this.radius = radius;
  }

  /**
   * @param labels first dimension fastest
   * @param size length along each dimension
   * @return true in pixels of label 0 that see two objects
   */
  boolean[] find(int[] labels, int[] size) {
    int[] low = new int[labels.length];
    int[] high = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      low[i] = labels[i] > 0 ? labels[i] : Integer.MAX_VALUE;
      high[i] = Math.max(labels[i], 0);
    }
    int stride = 1;
    for (int length : size) {
      low = extreme(low, length, stride, true);
      high = extreme(high, length, stride, false);
      stride *= length;
    }
    boolean[] gap = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      gap[i] = labels[i] == 0 && high[i] > 0 && low[i] != high[i];
    }
    return gap;
  }

  /** Smallest or largest value within the radius along one dimension. */
  private int[] extreme(int[] values, int length, int stride, boolean smallest) {
    int[] result = values.clone();
    for (int block = 0; block < values.length; block += stride * length) {
      for (int offset = 1; offset <= Math.min(radius, length - 1); offset++) {
        int shift = offset * stride;
        int end = block + stride * length;
        for (int i = block; i < end - shift; i++) {
          int a = values[i];
          int b = values[i + shift];
          if (smallest) {
            result[i] = Math.min(result[i], b);
            result[i + shift] = Math.min(result[i + shift], a);
          } else {
            result[i] = Math.max(result[i], b);
            result[i + shift] = Math.max(result[i + shift], a);
          }
        }
      }
    }
    return result;
  }
}
