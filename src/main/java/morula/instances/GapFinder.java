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
      low = smallest(low, length, stride);
      high = largest(high, length, stride);
      stride *= length;
    }
    boolean[] gap = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      gap[i] = labels[i] == 0 && high[i] > 0 && low[i] != high[i];
    }
    return gap;
  }

  /** Smallest value within the radius along one dimension. */
  private int[] smallest(int[] values, int length, int stride) {
    int[] result = values.clone();
    for (int block = 0; block < values.length; block += stride * length) {
      int end = block + stride * length;
      for (int offset = 1; offset <= Math.min(radius, length - 1); offset++) {
        int shift = offset * stride;
        // two plain loops, since the compiler makes vector instructions of them
        for (int i = block; i < end - shift; i++) {
          result[i] = Math.min(result[i], values[i + shift]);
        }
        for (int i = block + shift; i < end; i++) {
          result[i] = Math.min(result[i], values[i - shift]);
        }
      }
    }
    return result;
  }

  /** Largest value within the radius along one dimension. */
  private int[] largest(int[] values, int length, int stride) {
    int[] result = values.clone();
    for (int block = 0; block < values.length; block += stride * length) {
      int end = block + stride * length;
      for (int offset = 1; offset <= Math.min(radius, length - 1); offset++) {
        int shift = offset * stride;
        for (int i = block; i < end - shift; i++) {
          result[i] = Math.max(result[i], values[i + shift]);
        }
        for (int i = block + shift; i < end; i++) {
          result[i] = Math.max(result[i], values[i - shift]);
        }
      }
    }
    return result;
  }
}
