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

import java.util.Arrays;
import java.util.Comparator;

/**
 * The pixels of a polygon inside of the image, as runs of its rows.
 *
 * @param probability of the object
 * @param x of the pixel it was predicted at
 * @param y of that pixel
 * @param box round its pixels
 * @param area number of its pixels
 * @param start for each row of the box where its runs begin in {@code runs}; then where the last
 *     end
 * @param runs first and last column of each run, row after row
 */
record StarPolygon(float probability, int x, int y, Box box, long area, int[] start, int[] runs) {

  /** The order of polygons: the most probable first, then in row order; no two are equal. */
  static final Comparator<StarPolygon> ORDER =
      Comparator.comparingDouble((StarPolygon p) -> -p.probability)
          .thenComparingInt(StarPolygon::y)
          .thenComparingInt(StarPolygon::x);

  /**
   * Returns the pixels whose centres lie inside a polygon.
   *
   * @param distance from pixel {@code x}, {@code y} to the vertex on each ray, in pixels; finite
   * @param image interval that the polygon is cut to
   * @return a polygon without area if there is no such pixel
   */
  static StarPolygon of(
      float probability, int x, int y, double[] distance, RayDirections rays, Box image) {
    int n = rays.count();
    double[] vertexX = new double[n];
    double[] vertexY = new double[n];
    for (int k = 0; k < n; k++) {
      vertexX[k] = x + distance[k] * rays.x()[k];
      vertexY[k] = y + distance[k] * rays.y()[k];
    }
    int top = Math.max(image.minY(), (int) Math.ceil(Arrays.stream(vertexY).min().orElse(y)));
    int bottom = Math.min(image.maxY(), (int) Math.floor(Arrays.stream(vertexY).max().orElse(y)));
    int[] start = new int[Math.max(0, bottom - top + 1) + 1];
    int[] runs = new int[2 * start.length];
    double[] crossing = new double[n];
    int end = 0;
    long area = 0;
    int left = image.maxX();
    int right = image.minX();
    for (int row = top; row <= bottom; row++) {
      int crossings = crossings(vertexX, vertexY, row, crossing);
      int next = image.minX();
      for (int k = 0; k + 1 < crossings; k += 2) {
        int from = Math.max(next, (int) Math.ceil(crossing[k]));
        int to = Math.min(image.maxX(), (int) Math.floor(crossing[k + 1]));
        if (from <= to) {
          if (end + 2 > runs.length) {
            runs = Arrays.copyOf(runs, 2 * runs.length);
          }
          runs[end++] = from;
          runs[end++] = to;
          next = to + 1;
          area += to - from + 1;
          left = Math.min(left, from);
          right = Math.max(right, to);
        }
      }
      start[row - top + 1] = end;
    }
    Box box = new Box(left, top, right, bottom);
    return new StarPolygon(probability, x, y, box, area, start, Arrays.copyOf(runs, end));
  }

  /** Finds where the outline crosses a row, in ascending order; their number is even. */
  private static int crossings(double[] x, double[] y, int row, double[] crossing) {
    int count = 0;
    int a = x.length - 1;
    for (int b = 0; b < x.length; a = b++) {
      if ((y[a] <= row) != (y[b] <= row)) {
        crossing[count++] = x[a] + (row - y[a]) * (x[b] - x[a]) / (y[b] - y[a]);
      }
    }
    Arrays.sort(crossing, 0, count);
    return count;
  }

  /** Returns the number of pixels that both polygons contain. */
  long overlap(StarPolygon other) {
    Box both = box.intersect(other.box);
    long pixels = 0;
    for (int row = both.minY(); row <= both.maxY() && both.width() > 0; row++) {
      int i = start[row - box.minY()];
      int j = other.start[row - other.box.minY()];
      int endI = start[row - box.minY() + 1];
      int endJ = other.start[row - other.box.minY() + 1];
      while (i < endI && j < endJ) {
        int from = Math.max(runs[i], other.runs[j]);
        int to = Math.min(runs[i + 1], other.runs[j + 1]);
        pixels += Math.max(0, to - from + 1);
        if (runs[i + 1] < other.runs[j + 1]) {
          i += 2;
        } else {
          j += 2;
        }
      }
    }
    return pixels;
  }

  /** Receives runs of pixels. */
  interface RunConsumer {
    /**
     * @param row y
     * @param from first x
     * @param to last x
     */
    void accept(int row, int from, int to);
  }

  /** Passes the runs inside {@code window} to a consumer, in row order. */
  void forEachRun(Box window, RunConsumer consumer) {
    Box seen = box.intersect(window);
    for (int row = seen.minY(); row <= seen.maxY(); row++) {
      for (int i = start[row - box.minY()]; i < start[row - box.minY() + 1]; i += 2) {
        int from = Math.max(runs[i], window.minX());
        int to = Math.min(runs[i + 1], window.maxX());
        if (from <= to) {
          consumer.accept(row, from, to);
        }
      }
    }
  }
}
