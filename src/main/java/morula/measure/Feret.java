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

package morula.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import morula.image.Calibration;

/**
 * The largest and the smallest width of an object between parallel lines, from the convex hull of
 * the corners of its pixels.
 *
 * @param maximum Feret's diameter in the calibration's unit
 * @param minimum the smallest width
 */
record Feret(double maximum, double minimum) {
  private record Point(double x, double y) {}

  /**
   * @param pixels indices of the object's pixels in ascending order
   * @param width of the rows that they count
   */
  static Feret of(int[] pixels, int width, Calibration calibration) {
    List<Point> hull = hull(corners(pixels, width, calibration));
    double maximum = 0;
    double minimum = Double.POSITIVE_INFINITY;
    for (int i = 0; i < hull.size(); i++) {
      Point a = hull.get(i);
      Point b = hull.get((i + 1) % hull.size());
      double length = Math.hypot(b.x - a.x, b.y - a.y);
      double across = 0;
      for (Point p : hull) {
        maximum = Math.max(maximum, Math.hypot(p.x - a.x, p.y - a.y));
        across = Math.max(across, Math.abs(cross(a, b, p)) / length);
      }
      minimum = Math.min(minimum, across);
    }
    return new Feret(maximum, minimum);
  }

  /** Returns the corners of the first and the last pixel of each row. */
  private static List<Point> corners(int[] pixels, int width, Calibration calibration) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < pixels.length; i++) {
      int row = pixels[i] / width;
      if (i == 0 || pixels[i - 1] / width != row) {
        add(points, pixels[i] % width, row, calibration);
      }
      if (i == pixels.length - 1 || pixels[i + 1] / width != row) {
        add(points, pixels[i] % width + 1, row, calibration);
      }
    }
    return points;
  }

  private static void add(List<Point> points, int x, int row, Calibration calibration) {
    for (int y = row; y <= row + 1; y++) {
      points.add(new Point(x * calibration.pixelWidth(), y * calibration.pixelHeight()));
    }
  }

  /** Andrew's monotone chain. */
  private static List<Point> hull(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
    List<Point> hull = new ArrayList<>();
    for (int turn = 0; turn < 2; turn++) {
      int start = hull.size();
      for (Point p : sorted) {
        while (hull.size() >= start + 2
            && cross(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p) <= 0) {
          hull.remove(hull.size() - 1);
        }
        hull.add(p);
      }
      hull.remove(hull.size() - 1);
      Collections.reverse(sorted);
    }
    return hull;
  }

  private static double cross(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  }
}
