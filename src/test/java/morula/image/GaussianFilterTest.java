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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaussianFilterTest {

  @Test
  void aPointBecomesAGaussian() {
    int[] size = {41, 37, 31};
    double[] sigma = {2, 1, 3};
    float[] values = new float[2 + 41 * 37 * 31];
    values[2 + (15 * 37 + 18) * 41 + 20] = 1;
    GaussianFilter.apply(values, 2, size, sigma);
    double sum = 0;
    double[] variance = new double[3];
    for (int i = 0; i < 41 * 37 * 31; i++) {
      float value = values[2 + i];
      sum += value;
      variance[0] += value * Math.pow(i % 41 - 20, 2);
      variance[1] += value * Math.pow(i / 41 % 37 - 18, 2);
      variance[2] += value * Math.pow(i / 41 / 37 - 15, 2);
    }
    assertEquals(1, sum, 1e-4);
    for (int d = 0; d < 3; d++) {
      // The kernel is cut at three standard deviations, which takes 3 % of the variance.
      assertEquals(sigma[d] * sigma[d], variance[d], 0.04 * sigma[d] * sigma[d]);
    }
  }

  /** Along the first axis other pixels are filtered together than along the others. */
  @Test
  void rowsAreFilteredLikeColumns() {
    int width = 70; // more than are filtered together
    int height = 130;
    float[] image = new float[width * height];
    float[] turned = new float[width * height];
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image[y * width + x] = random.nextFloat();
        turned[x * height + y] = image[y * width + x];
      }
    }
    GaussianFilter.apply(image, 0, new int[] {width, height}, 3, 0);
    GaussianFilter.apply(turned, 0, new int[] {height, width}, 0, 3);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        assertEquals(turned[x * height + y], image[y * width + x]);
      }
    }
  }

  @Test
  void aConstantStaysAndSigmaZeroDoesNothing() {
    float[] constant = new float[200 * 3];
    Arrays.fill(constant, 7);
    float[] filtered = constant.clone();
    GaussianFilter.apply(filtered, 0, new int[] {200, 3}, 5, 5);
    assertArrayEquals(constant, filtered, 1e-5f);
    float[] ramp = {1, 2, 3, 4, 5, 6};
    GaussianFilter.apply(ramp, 0, new int[] {3, 2}, 0, 0);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, ramp);
  }

  /** The sums have the same order, so they are the same to the last bit. */
  @Test
  void isThePlainSumOverTheKernel() {
    Random random = new Random(6);
    for (int trial = 0; trial < 60; trial++) {
      int[] size = {1 + random.nextInt(150), 1 + random.nextInt(20), 1 + random.nextInt(4)};
      double sigma = 0.3 + 4 * random.nextDouble();
      float[] values = new float[size[0] * size[1] * size[2]];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      float[] expected = values.clone();
      int stride = 1;
      for (int length : size) {
        plain(expected, stride, length, sigma);
        stride *= length;
      }
      GaussianFilter.apply(values, 0, size, sigma, sigma, sigma);
      assertArrayEquals(expected, values);
    }
  }

  private static void plain(float[] values, int stride, int length, double sigma) {
    int radius = Math.max(1, (int) Math.ceil(3 * sigma));
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int k = -radius; k <= radius; k++) {
      weights[k + radius] = Math.exp(-k * k / (2 * sigma * sigma));
      sum += weights[k + radius];
    }
    float[] source = values.clone();
    for (int i = 0; length > 1 && i < values.length; i++) {
      int at = i / stride % length;
      values[i] = 0;
      for (int k = -radius; k <= radius; k++) {
        int from = Math.max(0, Math.min(length - 1, at + k));
        values[i] += (float) (weights[k + radius] / sum) * source[i + (from - at) * stride];
      }
    }
  }
}
