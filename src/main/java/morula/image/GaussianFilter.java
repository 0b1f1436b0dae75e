/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

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
          if (stride == 1) {
            filter(values, offset + start, size[d], kernel);
          }
          for (int run = 0; stride > 1 && run < stride; run += LINES) {
            int lines = Math.min(LINES, stride - run);
            filter(values, offset + start + run, lines, stride, size[d], kernel);
          }
        }
      }
      stride *= size[d];
    }
  }

  /** Filters a line of neighbours in memory: all its pixels with one weight after the other. */
  private static void filter(float[] values, int start, int count, float[] kernel) {
    int radius = kernel.length / 2;
    float[] buffer = new float[count + 2 * radius];
    System.arraycopy(values, start, buffer, radius, count);
    Arrays.fill(buffer, 0, radius, values[start]);
    Arrays.fill(buffer, radius + count, buffer.length, values[start + count - 1]);
    Arrays.fill(values, start, start + count, 0);
    for (int k = 0; k < kernel.length; k++) {
      float weight = kernel[k];
      for (int i = 0; i < count; i++) {
        values[start + i] += weight * buffer[i + k];
      }
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

  /** Returns how far the filter of a standard deviation reaches, in pixels; 0 for none. */
  static int radius(double sigma) {
    return sigma > 0 ? Math.max(1, (int) Math.ceil(RADIUS * sigma)) : 0;
  }

  /** Returns the share of the standard deviation of white noise that a filter in X and Y leaves. */
  static double noiseLeft(double sigma) {
    double sum = 0;
    for (float weight : kernel(sigma)) {
      sum += (double) weight * weight;
    }
    return sum;
  }

  private static float[] kernel(double sigma) {
    int radius = radius(sigma);
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
