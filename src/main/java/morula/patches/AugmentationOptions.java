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

import morula.options.NamedOptions;
import morula.patches.Augmentation.Strength;

/** Options that override single variations of a preset, such as {@code flips(noise=0.1)}. */
final class AugmentationOptions {
  /** Probability of a variation that the preset does not have. */
  private static final double PROBABILITY = 0.5;

  private AugmentationOptions() {}

  /** Returns the preset with the given options applied; marks these options as used. */
  static Augmentation override(Augmentation preset, NamedOptions options) {
    return new Augmentation(
        preset.flips(),
        preset.quarterTurns(),
        options.decimal("rotation", preset.rotation(), 0, 1),
        factor(options, "scale", preset.scale(), 4),
        upTo(options, "elastic", preset.elastic(), 50),
        upTo(options, "brightness", preset.brightness(), 10),
        factor(options, "contrast", preset.contrast(), 10),
        factor(options, "gamma", preset.gamma(), 10),
        upTo(options, "noise", preset.noise(), 10),
        upTo(options, "noise_size", preset.noiseSize(), 20),
        upTo(options, "blur", preset.blur(), 20),
        upTo(options, "background", preset.background(), 10),
        upTo(options, "stain", preset.stain(), 1),
        options.decimal("invert", preset.invert(), 0, 1));
  }

  /** Returns the strengths from 0 to the given number; 0 turns the variation off. */
  private static Strength upTo(NamedOptions options, String name, Strength preset, double most) {
    Strength strength = preset;
    if (options.left().contains(name)) {
      double largest = options.decimal(name, 0, 0, most);
      strength = largest == 0 ? Strength.OFF : new Strength(often(preset), 0, largest);
    }
    return withProbability(options, name, strength);
  }

  /**
   * Returns the strengths from the inverse of the given number to the number; 1 turns the variation
   * off.
   */
  private static Strength factor(NamedOptions options, String name, Strength preset, double most) {
    Strength strength = preset;
    if (options.left().contains(name)) {
      double largest = options.decimal(name, 1, 1, most);
      strength = largest == 1 ? Strength.OFF : new Strength(often(preset), 1 / largest, largest);
    }
    return withProbability(options, name, strength);
  }

  /** Returns the strengths with the probability that an option such as noise_probability gives. */
  private static Strength withProbability(NamedOptions options, String name, Strength strength) {
    String key = name + "_probability";
    if (!options.left().contains(key)) {
      return strength;
    }
    double probability = options.decimal(key, strength.probability(), 0, 1);
    if (probability == 0) {
      return Strength.OFF;
    }
    if (strength.isOff()) {
      throw options.refused(
          key
              + " needs "
              + name
              + " as well, which the preset does not have or the options turn off");
    }
    return new Strength(probability, strength.minimum(), strength.maximum());
  }

  private static double often(Strength preset) {
    return preset.probability() > 0 ? preset.probability() : PROBABILITY;
  }
}
