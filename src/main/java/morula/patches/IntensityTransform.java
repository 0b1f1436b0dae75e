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
import morula.patches.Augmentation.Strength;

/**
 * Changes the intensities of a patch: stains, inversion, blur, contrast and brightness, gamma,
 * uneven background, noise ({@link PatchNoise}), in this order. Inversion is one choice for all
 * channels, as the microscope's contrast is; all else but the stains is drawn separately for each
 * channel. Finite input gives finite output.
 */
final class IntensityTransform {
  /** The number of channels of images whose stains are varied. */
  private static final int RED_GREEN_BLUE = 3;

  private IntensityTransform() {}

  /**
   * Changes the intensities of one patch.
   *
   * @param values holds X, Y, Z, CHANNEL of the patch from {@code offset} on
   * @param size X, Y, Z of the patch
   * @param channels of the patch
   */
  static void apply(
      Augmentation augmentation,
      float[] values,
      int offset,
      int[] size,
      int channels,
      RandomGenerator random) {
    int length = size[0] * size[1] * size[2];
    boolean inverted = random.nextDouble() < augmentation.invert();
    Strength stain = augmentation.stain();
    if (channels == RED_GREEN_BLUE && !stain.isOff() && stain.occurs(random)) {
      StainTransform.apply(values, offset, length, stain.uniform(random), random);
    }
    for (int c = 0; c < channels; c++) {
      int start = offset + c * length;
      if (inverted) {
        invert(values, start, start + length);
      }
      channel(augmentation, values, start, size, random);
    }
  }

  private static void channel(
      Augmentation augmentation, float[] values, int offset, int[] size, RandomGenerator random) {
    int end = offset + size[0] * size[1] * size[2];
    if (augmentation.blur().occurs(random)) {
      double sigma = augmentation.blur().uniform(random);
      GaussianFilter.apply(values, offset, size, sigma, sigma, 0);
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
    if (augmentation.background().occurs(random)) {
      double strength = augmentation.background().uniform(random);
      UnevenBackground.add(values, offset, size, strength, random);
    }
    if (augmentation.noise().occurs(random)) {
      double sigma = augmentation.noise().uniform(random);
      Strength coarser = augmentation.noiseSize();
      double filter = coarser.isOff() || !coarser.occurs(random) ? 0 : coarser.uniform(random);
      PatchNoise.add(values, offset, size, sigma, filter, random);
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

  /**
   * Exchanges the channel's own minimum and maximum, so that inversion works with any
   * normalisation.
   */
  static void invert(float[] values, int start, int end) {
    float[] extremes = extremes(values, start, end);
    double sum = (double) extremes[0] + extremes[1];
    for (int i = start; i < end; i++) {
      values[i] = (float) (sum - values[i]);
    }
  }

  private static float[] extremes(float[] values, int start, int end) {
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    for (int i = start; i < end; i++) {
      minimum = Math.min(minimum, values[i]);
      maximum = Math.max(maximum, values[i]);
    }
    return new float[] {minimum, maximum};
  }

  /** Applies the exponent between the channel's own minimum and maximum, as inversion does. */
  static void gamma(float[] values, int start, int end, double exponent) {
    float[] extremes = extremes(values, start, end);
    float minimum = extremes[0];
    double range = (double) extremes[1] - minimum;
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
}
