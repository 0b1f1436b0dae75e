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
import java.util.SplittableRandom;

/** Changes of values by what they are, not by where. */
final class IntensityChanges {
  private static final double DARK = 1_000;
  private static final double BRIGHT = 60_000;

  private IntensityChanges() {}

  /** Maps the smallest value to 1,000 and the largest to 60,000, as 16-bit integers. */
  static Image depth(Image image, double strength, SplittableRandom random) {
    ImageValues values = new ImageValues(image);
    double minimum = values.minimum();
    double gain = (BRIGHT - DARK) / values.span();
    values.map(x -> Math.rint(DARK + gain * (x - minimum)));
    return values.shorts();
  }

  /** Exchanges bright and dark. */
  static void inversion(ImageValues values, double strength, SplittableRandom random) {
    double sum = values.maximum() + values.minimum();
    values.map(x -> sum - x);
  }

  /** Adds Gaussian noise. */
  static void noise(ImageValues values, double strength, SplittableRandom random) {
    double deviation = strength * values.range();
    values.map(x -> x + deviation * random.nextGaussian());
  }

  /** Counts photons: the smallest value stands for none, the largest for {@code photons}. */
  static void photons(ImageValues values, double photons, SplittableRandom random) {
    double minimum = values.minimum();
    double each = values.span() / photons;
    values.map(x -> minimum + each * Poisson.draw(Math.max(0, x - minimum) / each, random));
  }

  /** Gives the brightest {@code share} of all values the smallest value among them. */
  static void saturation(ImageValues values, double share, SplittableRandom random) {
    float[] sorted = values.array().clone();
    Arrays.sort(sorted);
    int clipped = (int) Math.max(1, Math.round(share * sorted.length));
    double full = sorted[sorted.length - clipped];
    values.map(x -> Math.min(x, full));
  }

  /** Packs the values into {@code levels} steps of equal width, numbered from 0. */
  static Image range(Image image, double levels, SplittableRandom random) {
    ImageValues values = new ImageValues(image);
    double minimum = values.minimum();
    double step = values.span() / levels;
    values.map(x -> Math.min(levels - 1, Math.max(0, Math.floor((x - minimum) / step))));
    return values.shorts();
  }
}
