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

  /** The number of lines that are filtered together, so that a processor adds several at once. */
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
        // along the first axis, rows are filtered together, otherwise what lies side by side
        int step = stride > 1 ? 1 : size[d];
        int count = stride > 1 ? stride : volume / size[d];
        for (int start = 0; start < volume; start += count * size[d]) {
          for (int line = 0; line < count; line += LINES) {
            int from = offset + start + line * step;
            int lines = Math.min(LINES, count - line);
            filter(values, from, lines, step, size[d], stride, kernel);
          }
        }
      }
      stride *= size[d];
    }
  }

  /**
   * Filters lines.
   *
   * @param step from a pixel of a line to that of the next line
   * @param count pixels of a line
   * @param stride from a pixel of a line to the next one
   */
  private static void filter(
      float[] values, int start, int lines, int step, int count, int stride, float[] kernel) {
    int radius = kernel.length / 2;
    float[] buffer = new float[(count + 2 * radius) * lines];
    for (int i = 0; i < count + 2 * radius; i++) {
      int position = Math.max(0, Math.min(count - 1, i - radius));
      copy(values, start + position * stride, step, buffer, i * lines, 1, lines);
    }
    float[] sums = new float[lines];
    for (int i = 0; i < count; i++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < kernel.length; k++) {
        float weight = kernel[k];
        int from = (i + k) * lines;
        for (int j = 0; j < lines; j++) {
          sums[j] += weight * buffer[from + j];
        }
      }
      copy(sums, 0, 1, values, start + i * stride, step, lines);
    }
  }

  private static void copy(
      float[] from, int first, int fromStep, float[] to, int place, int toStep, int count) {
    if (fromStep == 1 && toStep == 1) {
      System.arraycopy(from, first, to, place, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[place + i * toStep] = from[first + i * fromStep];
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
