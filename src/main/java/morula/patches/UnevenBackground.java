package morula.patches;

import java.util.random.RandomGenerator;

/**
 * Uneven illumination or background: a polynomial of second degree in X and Y with random
 * coefficients, the same in every slice.
 */
final class UnevenBackground {
  /** Terms of the polynomial besides the constant: x, y, x², xy, y². */
  private static final int TERMS = 5;

  private UnevenBackground() {}

  /**
   * Adds a field of mean 0, which leaves the brightness to others.
   *
   * @param values holds X, Y, Z of a channel from {@code offset} on
   * @param size X, Y, Z of the channel
   * @param strength difference between the field's maximum and its minimum
   */
  static void add(float[] values, int offset, int[] size, double strength, RandomGenerator random) {
    double[] coefficients = new double[TERMS];
    for (int k = 0; k < TERMS; k++) {
      coefficients[k] = random.nextGaussian();
    }
    float[] field = field(size[0], size[1], coefficients);
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (float value : field) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      sum += value;
    }
    if (!(maximum > minimum)) {
      return;
    }
    double factor = strength / (maximum - minimum);
    double mean = sum / field.length;
    for (int z = 0; z < size[2]; z++) {
      int start = offset + z * field.length;
      for (int i = 0; i < field.length; i++) {
        values[start + i] += (float) (factor * (field[i] - mean));
      }
    }
  }

  /** X and Y run from −1 to 1. */
  private static float[] field(int width, int height, double[] c) {
    float[] field = new float[width * height];
    for (int row = 0; row < height; row++) {
      double y = (2 * row + 1.0) / height - 1;
      for (int column = 0; column < width; column++) {
        double x = (2 * column + 1.0) / width - 1;
        field[row * width + column] =
            (float) (c[0] * x + c[1] * y + c[2] * x * x + c[3] * x * y + c[4] * y * y);
      }
    }
    return field;
  }
}
