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
        upTo(options, "blur", preset.blur(), 20),
        upTo(options, "background", preset.background(), 10),
        options.decimal("invert", preset.invert(), 0, 1));
  }

  /** Returns the strengths from 0 to the given number; 0 turns the variation off. */
  private static Strength upTo(NamedOptions options, String name, Strength preset, double most) {
    if (!options.left().contains(name)) {
      return preset;
    }
    double largest = options.decimal(name, 0, 0, most);
    return largest == 0 ? Strength.OFF : new Strength(probability(preset), 0, largest);
  }

  /**
   * Returns the strengths from the inverse of the given number to the number; 1 turns the variation
   * off.
   */
  private static Strength factor(NamedOptions options, String name, Strength preset, double most) {
    if (!options.left().contains(name)) {
      return preset;
    }
    double largest = options.decimal(name, 1, 1, most);
    return largest == 1 ? Strength.OFF : new Strength(probability(preset), 1 / largest, largest);
  }

  private static double probability(Strength preset) {
    return preset.probability() > 0 ? preset.probability() : PROBABILITY;
  }
}
