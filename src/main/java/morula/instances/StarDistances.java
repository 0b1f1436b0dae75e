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

package morula.instances;

/**
 * Measures the distance from a pixel along a ray to the edge of its object.
 *
 * <p>The ray is followed in steps of 1 pixel, each to the pixel nearest to it, up to the first of
 * another label, as in U. Schmidt et al., "Cell Detection with Star-Convex Polygons", MICCAI 2018;
 * the last step counts up to half a pixel along the ray's larger component. Steps that cannot leave
 * the object, as {@link DistanceTransform} knows, are skipped (sphere tracing, J. C. Hart, The
 * Visual Computer 12, 1996): few steps remain, however large the object is.
 */
final class StarDistances {
  /** Both ends of a jump are rounded to pixels, by √½ at most each. */
  private static final double ROUNDING = 1.42;

  private final int[] labels;
  private final int width;
  private final RayDirections rays;

  /** Number of steps in any direction that cannot leave the object or the block; at least 1. */
  private final short[] free;

  /**
   * @param labels row by row; objects are positive, 0 is background, negative values are unknown;
   *     all of the first and last row and column are unknown
   * @param width length of a row
   */
  StarDistances(int[] labels, int width, RayDirections rays) {
    this.labels = labels;
    this.width = width;
    this.rays = rays;
    free = free(labels, width);
  }

  private static short[] free(int[] labels, int width) {
    int[] known = labels.clone();
    for (int i = 0; i < known.length; i++) {
      known[i] = Math.max(0, known[i]); // what is unknown is an edge: it must not be jumped over
    }
    int[] size = {width, labels.length / width};
    float[] squared = DistanceTransform.squared(known, size, DistanceTransform.unitSpacing(2));
    short[] free = new short[labels.length];
    for (int i = 0; i < free.length; i++) {
      double safe = Math.sqrt(squared[i]) - ROUNDING;
      free[i] = (short) Math.max(1, Math.min(Short.MAX_VALUE, safe));
    }
    return free;
  }

  /**
   * Returns the distance along one ray.
   *
   * @param p a pixel of an object
   * @param ray index of the ray
   * @return in pixels; NaN if the ray reaches an unknown pixel before it leaves the object
   */
  float along(int p, int ray) {
    int label = labels[p];
    double x = p % width + 0.5;
    double y = p / width + 0.5;
    double dx = rays.x()[ray];
    double dy = rays.y()[ray];
    int steps = free[p];
    int q = (int) (y + steps * dy) * width + (int) (x + steps * dx);
    while (labels[q] == label) {
      steps += free[q];
      q = (int) (y + steps * dy) * width + (int) (x + steps * dx);
    }
    double last = 0.5 / Math.max(Math.abs(dx), Math.abs(dy));
    return labels[q] < 0 ? Float.NaN : (float) (steps - 1 + last);
  }
}
