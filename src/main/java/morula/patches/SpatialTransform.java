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

/**
 * The map from the pixels of a patch to positions in the image: flips, turns, rotation,
 * magnification and elastic displacement in one. Not thread-safe; created anew for each patch.
 */
final class SpatialTransform {
  /** Source x and y as functions of the distance from the patch's centre: a 2×2 matrix. */
  private double xx = 1;

  private double xy;
  private double yx;
  private double yy = 1;
  private boolean flipZ;
  private ElasticField elastic;

  private SpatialTransform() {}

  /** Returns the map that leaves every pixel where it is. */
  static SpatialTransform identity() {
    return new SpatialTransform();
  }

  /**
   * Draws a random map.
   *
   * @param width pixels along x of the patch with its margin
   * @param height pixels along y of the patch with its margin
   */
  static SpatialTransform draw(
      Augmentation augmentation, int width, int height, RandomGenerator random) {
    SpatialTransform map = new SpatialTransform();
    if (augmentation.flips()) {
      map.flip(random.nextBoolean(), random.nextBoolean());
      map.flipZ = random.nextBoolean();
    }
    if (augmentation.quarterTurns()) {
      // Exact sines and cosines, so that turned pixels fall onto pixels.
      int[] sines = {0, 1, 0, -1};
      int turns = random.nextInt(4);
      map.rotate(sines[(turns + 1) % 4], sines[turns]);
    }
    if (random.nextDouble() < augmentation.rotation()) {
      double angle = 2 * Math.PI * random.nextDouble();
      map.rotate(Math.cos(angle), Math.sin(angle));
    }
    if (augmentation.scale().occurs(random)) {
      map.magnify(augmentation.scale().logUniform(random));
    }
    if (augmentation.elastic().occurs(random)) {
      double sigma = augmentation.elastic().uniform(random);
      map.elastic = new ElasticField(width, height, sigma, random);
    }
    return map;
  }

  /** Whether slices are read in reverse order. */
  boolean flipsZ() {
    return flipZ;
  }

  /**
   * Computes the positions in the image of one row of the patch.
   *
   * @param row row of the patch with its margin, from 0
   * @param height rows of the patch with its margin
   * @param centreX x in the image of the patch's centre, in pixels
   * @param centreY y in the image of the patch's centre, in pixels
   * @param xs receives x in the image, one a pixel of the row
   * @param ys receives y in the image
   */
  void row(int row, int height, double centreX, double centreY, double[] xs, double[] ys) {
    double left = -(xs.length - 1) / 2.0;
    double top = -(height - 1) / 2.0;
    // Onto whole pixels: a patch that is not square falls between them when turned.
    double x = Math.rint(centreX + xx * left + xy * top) + xy * row;
    double y = Math.rint(centreY + yx * left + yy * top) + yy * row;
    for (int i = 0; i < xs.length; i++) {
      xs[i] = x + xx * i;
      ys[i] = y + yx * i;
    }
    if (elastic != null) {
      elastic.addRow(row, xs, ys);
    }
  }

  private void flip(boolean x, boolean y) {
    if (x) {
      xx = -xx;
      yx = -yx;
    }
    if (y) {
      xy = -xy;
      yy = -yy;
    }
  }

  private void rotate(double cos, double sin) {
    double a = xx * cos + xy * sin;
    double b = xy * cos - xx * sin;
    double c = yx * cos + yy * sin;
    double d = yy * cos - yx * sin;
    xx = a;
    xy = b;
    yx = c;
    yy = d;
  }

  private void magnify(double factor) {
    xx /= factor;
    xy /= factor;
    yx /= factor;
    yy /= factor;
  }
}
