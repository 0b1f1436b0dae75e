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

package morula.patches;

import java.util.random.RandomGenerator;
import morula.image.GaussianFilter;

/**
 * Adds Gaussian noise to a patch: white, or coarser, as in images that were enlarged because their
 * objects are small, whose noise is enlarged with them.
 */
final class PatchNoise {
  private PatchNoise() {}

  /**
   * Adds noise.
   *
   * @param values holds X, Y, Z of a channel from {@code offset} on
   * @param size X, Y, Z of the channel
   * @param sigma standard deviation of the noise
   * @param filter standard deviation of a Gaussian filter in X and Y that makes it coarser, in
   *     pixels; 0 for white noise
   */
  static void add(
      float[] values, int offset, int[] size, double sigma, double filter, RandomGenerator random) {
    float[] noise = new float[size[0] * size[1] * size[2]];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (sigma * random.nextGaussian());
    }
    if (filter > 0) {
      GaussianFilter.apply(noise, 0, size, filter, filter, 0);
      scale(noise, sigma);
    }
    for (int i = 0; i < noise.length; i++) {
      values[offset + i] += noise[i];
    }
  }

  /** Gives noise of mean 0 a standard deviation. */
  private static void scale(float[] noise, double sigma) {
    double squares = 0;
    for (float value : noise) {
      squares += (double) value * value;
    }
    double factor = squares > 0 ? sigma / Math.sqrt(squares / noise.length) : 0;
    for (int i = 0; i < noise.length; i++) {
      noise[i] *= (float) factor;
    }
  }
}
