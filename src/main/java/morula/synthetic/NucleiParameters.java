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

/**
 * Parameters of the images that {@link SyntheticNuclei} generates. Intensities are relative: 1 is a
 * typical nucleus.
 *
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 * @param depth number of slices; 1 for a plane
 * @param zStep distance between slices, in pixels
 * @param radius typical radius of a nucleus, in pixels
 * @param radiusSpread standard deviation of the radius' logarithm
 * @param elongation largest ratio of long to short axis; at least 1
 * @param irregularity standard deviation of the outline about its ellipse, relative to the radius
 * @param coverage share of the image that nuclei cover, 0 to 0.6
 * @param clustering share of the nuclei that are placed against another one, 0 to 1
 * @param overlap above 0, nuclei of a plane are placed in clusters of whole ones that touch, and
 *     the bounding boxes of two overlap by up to this share of the smaller, 0 to 1; with 0, {@code
 *     clustering} places the nuclei
 * @param intensitySpread standard deviation of the intensity's logarithm
 * @param texture relative standard deviation of the intensity within a nucleus
 * @param background intensity between nuclei
 * @param unevenness relative standard deviation of the background across the image
 * @param haze share of light that is out of focus
 * @param blur standard deviation of the microscope's point spread function, in pixels
 * @param photons number of photons that a pixel of intensity 1 collects; fewer make more noise
 * @param readNoise standard deviation of the camera's own noise, in photons
 * @param rim share of the light that comes from the outline, as of a stained membrane, 0 to 1; 0
 *     for nuclei
 */
public record NucleiParameters(
    int width,
    int height,
    int depth,
    double zStep,
    double radius,
    double radiusSpread,
    double elongation,
    double irregularity,
    double coverage,
    double clustering,
    double overlap,
    double intensitySpread,
    double texture,
    double background,
    double unevenness,
    double haze,
    double blur,
    double photons,
    double readNoise,
    double rim) {

  /**
   * @throws IllegalArgumentException if the size is not positive, or an overlap asked for in a
   *     volume
   */
  public NucleiParameters {
    if (width < 1 || height < 1 || depth < 1 || !(zStep > 0) || !(radius > 0)) {
      throw new IllegalArgumentException("Width, height, depth, z-step and radius must be above 0");
    }
    if (overlap > 0 && depth > 1) {
      throw new IllegalArgumentException(
          "Touching nuclei with an overlap can be generated in planes only");
    }
  }

  /** Returns the parameters of a plane with nuclei as a 20× objective shows them. */
  public static NucleiParameters plane(int width, int height) {
    return volume(width, height, 1);
  }

  /** Returns parameters as {@link #plane}, with slices three pixels apart. */
  public static NucleiParameters volume(int width, int height, int depth) {
    return new NucleiParameters(
        width, height, depth, 3, 11, 0.2, 1.6, 0.05, 0.15, 0.4, 0, 0.35, 0.2, 0.1, 0.3, 0.12, 1.1,
        120, 2, 0);
  }

  /**
   * Returns these parameters with nuclei that touch, whose bounding boxes overlap by up to this
   * share.
   */
  public NucleiParameters withOverlap(double overlap) {
    return with(radius, coverage, overlap, rim);
  }

  /** Returns these parameters with another share of light from the outline. */
  public NucleiParameters withRim(double rim) {
    return with(radius, coverage, overlap, rim);
  }

  /**
   * Returns these parameters with nuclei of another typical radius, in pixels, and another
   * coverage.
   */
  public NucleiParameters withNuclei(double radius, double coverage) {
    return with(radius, coverage, overlap, rim);
  }

  private NucleiParameters with(double radius, double coverage, double overlap, double rim) {
    return new NucleiParameters(
        width,
        height,
        depth,
        zStep,
        radius,
        radiusSpread,
        elongation,
        irregularity,
        coverage,
        clustering,
        overlap,
        intensitySpread,
        texture,
        background,
        unevenness,
        haze,
        blur,
        photons,
        readNoise,
        rim);
  }

  /** Draws the radius of one nucleus, in pixels. */
  double drawRadius(SplittableRandom random) {
    return radius * Math.exp(radiusSpread * random.nextGaussian());
  }

  /**
   * Returns parameters of the same field under other, random conditions: size and number of nuclei,
   * contrast, blur, noise.
   */
  public NucleiParameters vary(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new NucleiParameters(
        width,
        height,
        depth,
        zStep,
        radius * random.nextDouble(0.6, 2),
        radiusSpread,
        elongation,
        irregularity,
        Math.min(0.5, coverage * random.nextDouble(0.4, 2)),
        clustering,
        overlap,
        intensitySpread,
        texture * random.nextDouble(0.6, 1.4),
        background * random.nextDouble(0.3, 2),
        unevenness,
        haze * random.nextDouble(0.5, 2),
        blur * random.nextDouble(0.6, 1.6),
        photons * Math.pow(10, random.nextDouble(-0.6, 0.6)),
        readNoise,
        rim);
  }
}
