package morula.training;

import java.util.random.RandomGenerator;

/**
 * Changes the intensities of one channel of a patch: blur, contrast and brightness, gamma, noise,
 * in this order. Finite input gives finite output.
 */
final class IntensityTransform {
  /** Where the Gaussian kernel is cut, in standard deviations. */
  private static final double KERNEL_RADIUS = 3;

  private IntensityTransform() {}

  /**
   * @param values holds X, Y, Z of the channel from {@code offset} on
   * @param size X, Y, Z of the channel
   */
  static void apply(
      Augmentation augmentation, float[] values, int offset, int[] size, RandomGenerator random) {
    int end = offset + size[0] * size[1] * size[2];
    if (augmentation.blur().occurs(random)) {
      blur(values, offset, size, augmentation.blur().uniform(random));
    }
    boolean contrast = augmentation.contrast().occurs(random);
    boolean brightness = augmentation.brightness().occurs(random);
    if (contrast || brightness) {
      double factor = contrast ? augmentation.contrast().logUniform(random) : 1;
      double shift = brightness ? augmentation.brightness().uniform(random) : 0;
      linear(values, offset, end, factor, random.nextBoolean() ? shift : -shift);
    }
    if (augmentation.gamma().occurs(random)) {
      gamma(values, offset, end, augmentation.gamma().logUniform(random));
    }
    if (augmentation.noise().occurs(random)) {
      double sigma = augmentation.noise().uniform(random);
      for (int i = offset; i < end; i++) {
        values[i] += (float) (sigma * random.nextGaussian());
      }
    }
  }

  private static void linear(float[] values, int start, int end, double factor, double shift) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += values[i];
    }
    double mean = sum / (end - start);
    for (int i = start; i < end; i++) {
      values[i] = (float) (mean + factor * (values[i] - mean) + shift);
    }
  }

  /** Between the channel's own minimum and maximum, so that any normalisation will do. */
  static void gamma(float[] values, int start, int end, double exponent) {
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    for (int i = start; i < end; i++) {
      minimum = Math.min(minimum, values[i]);
      maximum = Math.max(maximum, values[i]);
    }
    double range = (double) maximum - minimum;
    if (!(range > 0)) {
      return;
    }
    float[] table = new float[1025];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) (minimum + range * Math.pow(i / 1024.0, exponent));
    }
    for (int i = start; i < end; i++) {
      double position = (values[i] - minimum) / range * 1024;
      int cell = Math.min((int) position, 1023);
      float fraction = (float) (position - cell);
      values[i] = table[cell] + fraction * (table[cell + 1] - table[cell]);
    }
  }

  /** Gaussian filter along X and Y of each slice; the border pixel continues outside. */
  static void blur(float[] values, int offset, int[] size, double sigma) {
    int radius = (int) Math.ceil(KERNEL_RADIUS * sigma);
    float[] kernel = new float[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      double weight = Math.exp(-i * i / (2 * sigma * sigma));
      kernel[i + radius] = (float) weight;
      sum += weight;
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= (float) sum;
    }
    int width = size[0];
    int height = size[1];
    float[] line = new float[Math.max(width, height) + 2 * radius];
    for (int z = 0; z < size[2]; z++) {
      int plane = offset + z * width * height;
      for (int y = 0; y < height; y++) {
        filter(values, plane + y * width, 1, width, kernel, line);
      }
      for (int x = 0; x < width; x++) {
        filter(values, plane + x, width, height, kernel, line);
      }
    }
  }

  private static void filter(
      float[] values, int start, int step, int count, float[] kernel, float[] line) {
    int radius = kernel.length / 2;
    for (int i = 0; i < count + 2 * radius; i++) {
      int position = Math.max(0, Math.min(count - 1, i - radius));
      line[i] = values[start + position * step];
    }
    for (int i = 0; i < count; i++) {
      float value = 0;
      for (int k = 0; k < kernel.length; k++) {
        value += kernel[k] * line[i + k];
      }
      values[start + i * step] = value;
    }
  }
}
