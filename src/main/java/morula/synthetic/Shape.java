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
 * One shape in the plane; lengths in pixels.
 *
 * @param kind class of the shape
 * @param x of the centre; a pixel's centre has whole coordinates
 * @param y of the centre
 * @param angle of the axis {@code a} to the x axis, in radians
 * @param a half of a side, a half axis, or for triangle and star the distance of the tips from the
 *     centre
 * @param b half of the other side or the other half axis; equal to {@code a} where there is one
 */
record Shape(ShapeClass kind, double x, double y, double angle, double a, double b) {

  /**
   * Draws a random shape about the origin. The ranges are lengths in an image of 64 pixels; they
   * give each class the mean area that it has in the published set: rectangle 139, triangle 315,
   * disk 194, oval 104, star 80.
   *
   * @param scale factor of all lengths
   */
  static Shape random(ShapeClass kind, double scale, SplittableRandom random) {
    double a =
        scale
            * switch (kind) {
              case RECTANGLE -> random.nextDouble(2, 9.8);
              case TRIANGLE -> random.nextDouble(22, 32) / Math.sqrt(3); // of the side
              case DISK -> random.nextDouble(4.8, 10.6);
              case OVAL -> random.nextDouble(4.5, 11.5);
              case STAR -> random.nextDouble(5, 11.3);
            };
    double b =
        switch (kind) {
          case RECTANGLE -> scale * random.nextDouble(2, 9.8);
          case OVAL -> a * random.nextDouble(0.25, 0.7); // never near a disk
          default -> a;
        };
    return new Shape(kind, 0, 0, 2 * Math.PI * random.nextDouble(), a, b);
  }

  Shape at(double newX, double newY) {
    return new Shape(kind, newX, newY, angle, a, b);
  }

  /** Returns the largest distance of a point of the shape from its centre. */
  double reach() {
    return kind == ShapeClass.RECTANGLE ? Math.hypot(a, b) : a;
  }

  boolean contains(double px, double py) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double u = cos * (px - x) + sin * (py - y);
    double v = cos * (py - y) - sin * (px - x);
    return switch (kind) {
      case RECTANGLE -> Math.abs(u) <= a && Math.abs(v) <= b;
      case DISK, OVAL -> u * u / (a * a) + v * v / (b * b) <= 1;
      case TRIANGLE -> sidesCrossed(3, a * Math.cos(Math.PI / 3), u, v) == 0;
      // A pentagram is a regular pentagon and what lies beyond a single side of it.
      case STAR -> sidesCrossed(5, a * Math.cos(2 * Math.PI / 5), u, v) <= 1;
    };
  }

  /**
   * Returns the number of sides that a point lies beyond; they are {@code distance} from the
   * origin, in regular directions.
   */
  private static int sidesCrossed(int sides, double distance, double u, double v) {
    int crossed = 0;
    for (int k = 0; k < sides; k++) {
      double direction = 2 * Math.PI * k / sides;
      crossed += Math.cos(direction) * u + Math.sin(direction) * v > distance ? 1 : 0;
    }
    return crossed;
  }
}
