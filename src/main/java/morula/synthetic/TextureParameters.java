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

/**
 * Parameters of the images that {@link SyntheticTextures} generates. Standard deviations are of
 * Gaussian kernels, in pixels.
 *
 * @param size width and height of the image, in pixels; at least 2
 * @param sigma of the partition: larger for fewer and larger domains
 * @param sigma1 of the texture in domain 1: larger for coarser and weaker
 * @param sigma2 of the texture outside it
 * @param smoothing of the whole image, so that textures do not jump at the interface
 */
public record TextureParameters(
    int size, double sigma, double sigma1, double sigma2, double smoothing) {
  /** The side of the published images. */
  public static final int SIZE = 128;

  /** Published {@code sigma1}. */
  public static final double SIGMA1 = 0.2;

  /** Published {@code sigma2}. */
  public static final double SIGMA2 = 1.2;

  /** Published {@code smoothing}. */
  public static final double SMOOTHING = 1;

  /**
   * @throws IllegalArgumentException if the size is below 2 or a standard deviation not above 0
   */
  public TextureParameters {
    if (size < 2) {
      throw new IllegalArgumentException(
          "An image of textures must be at least 2 pixels wide, not " + size);
    }
    if (!(sigma > 0 && sigma1 > 0 && sigma2 > 0 && smoothing > 0)) {
      throw new IllegalArgumentException(
          "sigma, sigma1, sigma2 and smoothing of textures must be above 0");
    }
  }

  /** Returns the published setting for training: {@code sigma} is a fifth of the size. */
  public static TextureParameters published(int size) {
    return new TextureParameters(size, size / 5.0, SIGMA1, SIGMA2, SMOOTHING);
  }
}
