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

package morula.io;

import java.awt.Point;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A closed line along the edges of pixels that touches itself nowhere. */
final class PixelRing {
  private final Polygon points;
  private final long area;

  private PixelRing(List<Point> corners) {
    points = new Polygon();
    corners.forEach(corner -> points.addPoint(corner.x, corner.y));
    long twice = 0;
    for (int i = 0; i < points.npoints; i++) {
      int next = (i + 1) % points.npoints;
      twice += (long) points.xpoints[i] * points.ypoints[next];
      twice -= (long) points.xpoints[next] * points.ypoints[i];
    }
    area = twice / 2;
  }

  int size() {
    return points.npoints;
  }

  int x(int corner) {
    return points.xpoints[corner];
  }

  int y(int corner) {
    return points.ypoints[corner];
  }

  /**
   * Returns the polygons of a shape, each with its outer ring first and then its holes. Holes run
   * in the other direction than outer rings.
   *
   * @param shape of rings of whole numbers
   */
  static List<List<PixelRing>> polygons(Shape shape) {
    List<PixelRing> rings = new ArrayList<>(rings(shape));
    // the largest ring cannot be a hole
    long direction =
        rings.stream()
            .max(Comparator.comparingLong(ring -> Math.abs(ring.area)))
            .map(ring -> Long.signum(ring.area))
            .map(Integer::longValue)
            .orElse(1L);
    rings.sort(Comparator.comparingLong(ring -> Math.abs(ring.area)));
    Map<PixelRing, List<PixelRing>> polygons = new HashMap<>();
    List<List<PixelRing>> ordered = new ArrayList<>();
    for (PixelRing ring : rings) {
      if (Long.signum(ring.area) == direction) {
        List<PixelRing> polygon = new ArrayList<>(List.of(ring));
        polygons.put(ring, polygon);
        ordered.add(polygon);
      }
    }
    for (PixelRing hole : rings) {
      if (Long.signum(hole.area) != direction) {
        rings.stream()
            .filter(polygons::containsKey)
            .filter(outer -> Math.abs(outer.area) > Math.abs(hole.area) && outer.contains(hole))
            .findFirst()
            .ifPresent(outer -> polygons.get(outer).add(hole));
      }
    }
    return ordered;
  }

  private boolean contains(PixelRing inner) {
    if (!points.getBounds().contains(inner.points.getBounds())) {
      return false;
    }
    int first = 0; // the uppermost corner, and of these the leftmost: a pixel inside begins there
    for (int i = 1; i < inner.size(); i++) {
      if (inner.y(i) < inner.y(first)
          || inner.y(i) == inner.y(first) && inner.x(i) < inner.x(first)) {
        first = i;
      }
    }
    return points.contains(inner.x(first) + 0.5, inner.y(first) + 0.5);
  }

  private static List<PixelRing> rings(Shape shape) {
    List<PixelRing> rings = new ArrayList<>();
    List<Point> corners = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_MOVETO) {
        split(corners, rings);
        corners.clear();
      }
      if (kind != PathIterator.SEG_CLOSE) {
        corners.add(new Point((int) Math.round(at[0]), (int) Math.round(at[1])));
      }
    }
    split(corners, rings);
    return rings;
  }

  /** Splits a line where it comes to the same corner again: pixels that touch at a corner. */
  private static void split(List<Point> corners, List<PixelRing> rings) {
    List<Point> open = new ArrayList<>();
    Map<Point, Integer> places = new HashMap<>();
    for (Point corner : corners) {
      Integer before = places.get(corner);
      if (before != null) {
        List<Point> loop = open.subList(before, open.size());
        addRing(loop, rings);
        loop.subList(1, loop.size()).forEach(places::remove);
        open.subList(before + 1, open.size()).clear();
      } else {
        places.put(corner, open.size());
        open.add(corner);
      }
    }
    addRing(open, rings);
  }

  private static void addRing(List<Point> corners, List<PixelRing> rings) {
    if (corners.size() > 2) {
      rings.add(new PixelRing(corners));
    }
  }
}
