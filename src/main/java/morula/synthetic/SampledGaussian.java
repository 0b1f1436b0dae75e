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

package morula.synthetic;

import java.util.Arrays;

/**
 * Convolution of a square field with a Gaussian that is sampled at {@code n} equidistant points
 * from −n/2 to n/2, where {@code n} is the side of the field; zero outside. For even {@code n} no
 * sample is at the centre, and the result is shifted by half a pixel. Differs in this from {@link
 * morula.image.GaussianFilter}; a narrow kernel becomes the mean of 2×2 pixels.
 */
final class SampledGaussian {
  /** Weights below this share of the largest do not show in single precision. */
  private static final double NEGLIGIBLE = 1e-10;

  private SampledGaussian() {}

  /** Returns the samples along one axis; their sum is 1. */
  static float[] weights(int n, double sigma) {
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      double position = -n / 2.0 + i * (double) n / (n - 1);
      squares[i] = position * position;
    }
    double nearest = Arrays.stream(squares).min().orElseThrow();
    double[] weights =
        Arrays.stream(squares).map(s -> Math.exp((nearest - s) / (2 * sigma * sigma))).toArray();
    double sum = Arrays.stream(weights).sum();
    float[] normalized = new float[n];
    for (int i = 0; i < n; i++) {
      normalized[i] = weights[i] < NEGLIGIBLE ? 0 : (float) (weights[i] / sum);
    }
    return normalized;
  }

  /**
   * Convolves a field, keeping its size: the kernel's sample (n − 1) / 2, rounded down, is its
   * origin.
   *
   * @param field n rows of n values
   */
  static float[] convolve(float[] field, int n, double sigma) {
    float[] weights = weights(n, sigma);
    int origin = (n - 1) / 2;
    float[] rows = new float[field.length];
    float[] both = new float[field.length];
    for (int k = 0; k < n; k++) {
      float weight = weights[k];
      int shift = k - origin;
      if (weight > 0) {
        int from = Math.max(0, -shift);
        int to = Math.min(n, n - shift);
        for (int y = 0; y < n; y++) {
          add(rows, y * n + from, field, y * n + from + shift, to - from, weight);
        }
      }
    }
    for (int k = 0; k < n; k++) {
      float weight = weights[k];
      int shift = k - origin;
      if (weight > 0) {
        int from = Math.max(0, -shift);
        int to = Math.min(n, n - shift);
        add(both, from * n, rows, (from + shift) * n, (to - from) * n, weight);
      }
    }
    return both;
  }

  private static void add(float[] sums, int to, float[] values, int from, int count, float weight) {
    for (int i = 0; i < count; i++) {
      sums[to + i] += weight * values[from + i];
    }
  }
}
