package morula.synthetic;

import java.util.SplittableRandom;

/** Draws samples of one kind. */
@FunctionalInterface
public interface SyntheticGenerator {
  /** The nuclei of {@link SyntheticNuclei} in planes of 8 bits, each under other conditions. */
  static SyntheticGenerator nuclei(int size) {
    return (name, random) ->
        SyntheticNuclei.draw(
            name, NucleiParameters.plane(size, size).vary(random.nextLong()), random.nextLong());
  }

  /** The shapes of {@link SyntheticShapes}. */
  static SyntheticGenerator shapes(int size) {
    return (name, random) -> SyntheticShapes.draw(name, size, random.nextLong());
  }

  /** The textures of {@link SyntheticTextures}. */
  static SyntheticGenerator textures(TextureParameters parameters) {
    return (name, random) -> SyntheticTextures.draw(name, parameters, random.nextLong());
  }

  /**
   * Draws one sample.
   *
   * @param name of its image and labels
   * @param random source of every random choice
   */
  SyntheticSample draw(String name, SplittableRandom random);
}
