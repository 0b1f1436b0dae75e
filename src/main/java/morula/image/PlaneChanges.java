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
import java.util.BitSet;
import java.util.SplittableRandom;

/** Changes that depend on where a pixel lies, the same in all planes. */
final class PlaneChanges {
  private PlaneChanges() {}

  /** Adds a smooth field from 0 to {@code strength} times the range. */
  static void background(ImageValues values, double strength, SplittableRandom random) {
    float[] field = field(values.width(), values.height(), random);
    double range = values.range();
    float[] all = values.array();
    for (int i = 0; i < all.length; i++) {
      all[i] += (float) (strength * range * field[i % field.length]);
    }
  }

  /** Returns a random {@link QuadraticField} over the plane, from 0 to 1. */
  private static float[] field(int width, int height, SplittableRandom random) {
    float[] field = QuadraticField.random(width, height, 0, random);
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    for (float value : field) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
    float range = Math.max(Float.MIN_NORMAL, maximum - minimum);
    for (int i = 0; i < field.length; i++) {
      field[i] = (float) (((double) field[i] - minimum) / range);
    }
    return field;
  }

  /** Applies a Gaussian filter to each plane. */
  static void blur(ImageValues values, double sigma, SplittableRandom random) {
    int[] size = {values.width(), values.height()};
    for (int start = 0; start < values.array().length; start += values.plane()) {
      GaussianFilter.apply(values.array(), start, size, sigma, sigma);
    }
  }

  /** Sets pixels at random places to the most that their type holds. */
  static void hotPixels(ImageValues values, double share, SplittableRandom random) {
    float white = (float) values.white();
    for (int pixel : chosen(values.plane(), share, random)) {
      for (int i = pixel; i < values.array().length; i += values.plane()) {
        values.array()[i] = white;
      }
    }
  }

  /** Sets rows at random places to black. */
  static void deadLines(ImageValues values, double share, SplittableRandom random) {
    float black = (float) values.black();
    int width = values.width();
    for (int row : chosen(values.height(), share, random)) {
      for (int i = row * width; i < values.array().length; i += values.plane()) {
        Arrays.fill(values.array(), i, i + width, black);
      }
    }
  }

  /** Returns a share of the numbers below {@code count}, at least one. */
  private static int[] chosen(int count, double share, SplittableRandom random) {
    long wanted = Math.max(1, Math.round(share * count));
    BitSet chosen = new BitSet(count);
    for (long missing = wanted; missing > 0; ) {
      int number = random.nextInt(count);
      if (!chosen.get(number)) {
        chosen.set(number);
        missing--;
      }
    }
    return chosen.stream().toArray();
  }
}
