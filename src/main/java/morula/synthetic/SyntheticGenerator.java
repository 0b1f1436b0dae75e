package morula.synthetic;

import java.util.SplittableRandom;

/** A generator of synthetic images of one kind. */
@FunctionalInterface
public interface SyntheticGenerator {
  /**
   * Returns a generator of {@link SyntheticNuclei} in planes of 8 bits, each under other
   * conditions.
   *
   * @param overlap overlap of the bounding boxes of touching nuclei; 0 for nuclei at random
   *     positions; see {@link NucleiParameters#overlap}
   */
  static SyntheticGenerator nuclei(int size, double overlap) {
    NucleiParameters parameters = NucleiParameters.plane(size, size).withOverlap(overlap);
    return (name, random) ->
        SyntheticNuclei.draw(name, parameters.vary(random.nextLong()), random.nextLong());
  }

  /** Returns a generator of {@link SyntheticShapes}. */
  static SyntheticGenerator shapes(int size) {
    return (name, random) -> SyntheticShapes.draw(name, size, random.nextLong());
  }

  /** Returns a generator of {@link SyntheticTextures}. */
  static SyntheticGenerator textures(TextureParameters parameters) {
    return (name, random) -> SyntheticTextures.draw(name, parameters, random.nextLong());
  }

  /**
   * Generates one sample.
   *
   * @param name name of its image and labels
   * @param random source of every random choice
   */
  SyntheticSample draw(String name, SplittableRandom random);
}
