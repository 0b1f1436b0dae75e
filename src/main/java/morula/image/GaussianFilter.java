package morula.image;

import java.util.Arrays;

/**
 * Applies a Gaussian filter to a dense array, one axis after the other; border pixels are repeated
 * outside.
 */
public final class GaussianFilter {
  /** The radius of the kernel, in standard deviations. */
  private static final double RADIUS = 3;

  /**
   * The number of neighbouring lines that are filtered together, so that memory is read in runs.
   */
  private static final int LINES = 64;

  private GaussianFilter() {}

  /**
   * Filters in place.
   *
   * @param values contains the image from {@code offset} on, first axis fastest
   * @param size pixels along each axis
   * @param sigma standard deviation along each axis, in pixels; 0 leaves an axis as it is
   */
  public static void apply(float[] values, int offset, int[] size, double... sigma) {
    int stride = 1;
    int volume = 1;
    for (int length : size) {
      volume = Math.multiplyExact(volume, length);
    }
    for (int d = 0; d < size.length; d++) {
      if (sigma[d] > 0 && size[d] > 1) {
        float[] kernel = kernel(sigma[d]);
        for (int start = 0; start < volume; start += stride * size[d]) {
          for (int run = 0; run < stride; run += LINES) {
            int lines = Math.min(LINES, stride - run);
            filter(values, offset + start + run, lines, stride, size[d], kernel);
          }
        }
      }
      stride *= size[d];
    }
  }

  private static void filter(
      float[] values, int start, int lines, int stride, int count, float[] kernel) {
    int radius = kernel.length / 2;
    float[] buffer = new float[(count + 2 * radius) * lines];
    for (int i = 0; i < count + 2 * radius; i++) {
      int position = Math.max(0, Math.min(count - 1, i - radius));
      System.arraycopy(values, start + position * stride, buffer, i * lines, lines);
    }
    float[] sums = new float[lines];
    for (int i = 0; i < count; i++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < kernel.length; k++) {
        int from = (i + k) * lines;
        for (int j = 0; j < lines; j++) {
          sums[j] += kernel[k] * buffer[from + j];
        }
      }
      System.arraycopy(sums, 0, values, start + i * stride, lines);
    }
  }

  private static float[] kernel(double sigma) {
    int radius = Math.max(1, (int) Math.ceil(RADIUS * sigma));
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      weights[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += weights[i + radius];
    }
    float[] kernel = new float[weights.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (weights[i] / sum);
    }
    return kernel;
  }
}
