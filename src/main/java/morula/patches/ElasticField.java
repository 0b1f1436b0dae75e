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
 * A smooth random displacement of the plane: a uniform cubic B-spline over a coarse grid of random
 * displacements (the free-form deformation of Rueckert et al., IEEE TMI 18, 1999).
 */
final class ElasticField {
  /** Distance between control points, in pixels. */
  private static final int SPACING = 48;

  private final int columns;
  private final float[] controlX;
  private final float[] controlY;
  private final float[] rowX;
  private final float[] rowY;
  private final float[][] weights = new float[SPACING][4];

  /**
   * @param width width of the field, in pixels
   * @param height height of the field, in pixels
   * @param sigma standard deviation of the control points' displacements, in pixels
   */
  ElasticField(int width, int height, double sigma, RandomGenerator random) {
    columns = (width - 1) / SPACING + 4;
    int rows = (height - 1) / SPACING + 4;
    controlX = new float[columns * rows];
    controlY = new float[columns * rows];
    for (int i = 0; i < controlX.length; i++) {
      controlX[i] = (float) (sigma * random.nextGaussian());
      controlY[i] = (float) (sigma * random.nextGaussian());
    }
    rowX = new float[columns];
    rowY = new float[columns];
    for (int i = 0; i < SPACING; i++) {
      weights[i] = basis((float) i / SPACING);
    }
  }

  /** Adds the displacements of row {@code y}, 0 to height − 1, to the coordinates along it. */
  void addRow(int y, double[] xs, double[] ys) {
    float[] across = weights[y % SPACING];
    int first = y / SPACING * columns;
    for (int i = 0; i < columns; i++) {
      float x = 0;
      float dy = 0;
      for (int k = 0; k < 4; k++) {
        x += across[k] * controlX[first + k * columns + i];
        dy += across[k] * controlY[first + k * columns + i];
      }
      rowX[i] = x;
      rowY[i] = dy;
    }
    for (int i = 0; i < xs.length; i++) {
      int c = i / SPACING;
      float[] w = weights[i % SPACING];
      xs[i] += w[0] * rowX[c] + w[1] * rowX[c + 1] + w[2] * rowX[c + 2] + w[3] * rowX[c + 3];
      ys[i] += w[0] * rowY[c] + w[1] * rowY[c + 1] + w[2] * rowY[c + 2] + w[3] * rowY[c + 3];
    }
  }

  /** The four uniform cubic B-splines that are not zero at {@code t}, 0 to 1. */
  private static float[] basis(float t) {
    float s = 1 - t;
    return new float[] {
      s * s * s / 6,
      (3 * t * t * t - 6 * t * t + 4) / 6,
      (3 * s * s * s - 6 * s * s + 4) / 6,
      t * t * t / 6
    };
  }
}
