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

  /** Returns a generator of touching cells with stained membranes: bright outlines, dark inside. */
  static SyntheticGenerator membranes(int size) {
    NucleiParameters parameters =
        NucleiParameters.plane(size, size).withNuclei(15, 0.4).withOverlap(0.3).withRim(0.9);
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
