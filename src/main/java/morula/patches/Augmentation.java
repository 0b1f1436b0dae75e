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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/**
 * Random variations of patches. Spatial transforms act on image and labels alike, intensity
 * transforms on the image alone. Beyond its border the image is mirrored. In 3D, spatial transforms
 * act in X and Y, the same in every slice; flips also act along Z.
 *
 * @param flips mirror each axis with probability one half
 * @param quarterTurns turn by a multiple of 90 degrees
 * @param rotation probability of a rotation by any angle
 * @param scale magnification, drawn log-uniformly
 * @param elastic standard deviation, in pixels, of the displacements of a coarse grid
 * @param brightness added to each channel with either sign, in normalised units
 * @param contrast factor about each channel's mean, drawn log-uniformly
 * @param gamma exponent between each channel's minimum and maximum, drawn log-uniformly
 * @param noise standard deviation of Gaussian noise, in normalised units
 * @param noiseSize standard deviation in X and Y, in pixels, of a Gaussian filter that makes the
 *     noise coarser, as that of an image is which was enlarged
 * @param blur standard deviation of a Gaussian filter in X and Y, in pixels
 * @param background difference between the brightest and the darkest point of a smooth field that
 *     is added to each channel, in normalised units
 * @param stain change of the stains of images of red, green and blue, as a share, see {@link
 *     StainTransform}
 * @param invert probability that bright and dark are exchanged, in all channels of the patch
 */
public record Augmentation(
    boolean flips,
    boolean quarterTurns,
    double rotation,
    Strength scale,
    Strength elastic,
    Strength brightness,
    Strength contrast,
    Strength gamma,
    Strength noise,
    Strength noiseSize,
    Strength blur,
    Strength background,
    Strength stain,
    double invert) {

  /**
   * The probability and the strength of one variation.
   *
   * @param probability that it is applied at all, 0 to 1
   * @param minimum smallest strength
   * @param maximum largest strength
   */
  public record Strength(double probability, double minimum, double maximum) {
    /** A variation that is never applied. */
    public static final Strength OFF = new Strength(0, 0, 0);

    /** Whether it is never applied: presets of before a variation then draw the same numbers. */
    public boolean isOff() {
      return probability == 0;
    }

    boolean occurs(RandomGenerator random) {
      return random.nextDouble() < probability;
    }

    double uniform(RandomGenerator random) {
      return minimum + (maximum - minimum) * random.nextDouble();
    }

    double logUniform(RandomGenerator random) {
      return minimum * Math.pow(maximum / minimum, random.nextDouble());
    }
  }

  /** No augmentation. */
  public static final Augmentation NONE = symmetries(false);

  private static final Map<String, Augmentation> PRESETS = new LinkedHashMap<>();

  static {
    PRESETS.put("none", NONE);
    PRESETS.put("flips", symmetries(true));
    PRESETS.put(
        "default",
        new Augmentation(
            true,
            true,
            0.3,
            new Strength(0.4, 0.7, 1.4),
            new Strength(0.2, 2, 6),
            new Strength(0.3, 0, 0.15),
            new Strength(0.3, 0.7, 1.4),
            new Strength(0.3, 0.7, 1.5),
            new Strength(0.2, 0.01, 0.06),
            Strength.OFF,
            new Strength(0.15, 0.5, 1.2),
            new Strength(0.2, 0, 0.2),
            Strength.OFF,
            0));
    PRESETS.put(
        "strong",
        new Augmentation(
            true,
            true,
            0.6,
            new Strength(0.7, 0.5, 2),
            new Strength(0.4, 3, 9),
            new Strength(0.5, 0, 0.3),
            new Strength(0.5, 0.5, 2),
            new Strength(0.5, 0.5, 2),
            new Strength(0.4, 0.01, 0.12),
            new Strength(0.5, 0.4, 1.5),
            new Strength(0.3, 0.5, 2),
            new Strength(0.4, 0, 0.4),
            Strength.OFF,
            0));
  }

  /**
   * Reads an augmentation: a preset, "none", "flips" (with quarter turns), "default" or "strong",
   * in which options override single variations, as in {@code flips(noise=0.1,rotation=0)}. {@code
   * rotation} and {@code invert} are their probabilities. {@code noise}, {@code brightness}, {@code
   * background} (in normalised units), {@code blur}, {@code noise_size} and {@code elastic} (in
   * pixels) are the largest strength, and the strength is drawn between 0 and this; 0 turns the
   * variation off. So is {@code stain}, the largest change as a share, which only images of red,
   * green and blue take. {@code scale}, {@code contrast} and {@code gamma} are the largest factor
   * or exponent, which is drawn between its inverse and this; 1 turns the variation off. A
   * variation is applied as often as in the preset, or with probability one half where the preset
   * does not have it; its name with {@code _probability}, as in {@code noise_probability=0.4}, sets
   * in which share of the patches it is applied.
   *
   * @throws InvalidRequestException naming the key {@code augmentation} if there is no such preset,
   *     or an option is invalid
   */
  public static Augmentation parse(String text) {
    NamedOptions options = NamedOptions.parse("augmentation", text);
    Augmentation preset = PRESETS.get(options.name());
    if (preset == null) {
      throw new InvalidRequestException(
          "augmentation: the preset '"
              + options.name()
              + "' is unknown; use one of "
              + String.join(", ", PRESETS.keySet()));
    }
    Augmentation augmentation = AugmentationOptions.override(preset, options);
    options.checkAllUsed();
    return augmentation;
  }

  private static Augmentation symmetries(boolean on) {
    Strength off = Strength.OFF;
    return new Augmentation(on, on, 0, off, off, off, off, off, off, off, off, off, off, 0);
  }
}
