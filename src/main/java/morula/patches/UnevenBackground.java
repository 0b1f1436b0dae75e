package morula.patches;

import java.util.random.RandomGenerator;
import morula.image.QuadraticField;

/** Uneven illumination or background: a random {@link QuadraticField}, the same in every slice. */
final class UnevenBackground {
  private UnevenBackground() {}

  /**
   * Adds a field of mean 0, which does not change the mean brightness.
   *
   * @param values holds X, Y, Z of a channel from {@code offset} on
   * @param size X, Y, Z of the channel
   * @param strength difference between the field's maximum and its minimum
   */
  static void add(float[] values, int offset, int[] size, double strength, RandomGenerator random) {
    float[] field = QuadraticField.random(size[0], size[1], 0.5, random);
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
}
