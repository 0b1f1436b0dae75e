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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of polygons that do not overlap too much. A grid of cells finds neighbours, so the time to
 * add a polygon depends on its size and its neighbours, not on the size of the set.
 */
final class PolygonSet {
  private static final int CELL = 32;

  private final double limit;
  private final Map<Long, List<StarPolygon>> cells = new HashMap<>();
  private final List<StarPolygon> polygons = new ArrayList<>();

  /**
   * @param limit largest share of the smaller of two polygons that may lie in the other
   */
  PolygonSet(double limit) {
    this.limit = limit;
  }

  /** Adds a polygon unless it overlaps another one too much; returns whether it was added. */
  boolean add(StarPolygon polygon) {
    if (overlaps(polygon)) {
      return false;
    }
    polygons.add(polygon);
    Box box = polygon.box();
    for (int y = cell(box.minY()); y <= cell(box.maxY()); y++) {
      for (int x = cell(box.minX()); x <= cell(box.maxX()); x++) {
        cells.computeIfAbsent(key(x, y), k -> new ArrayList<>(4)).add(polygon);
      }
    }
    return true;
  }

  /** The polygons in the order in which they were added. */
  List<StarPolygon> polygons() {
    return polygons;
  }

  private boolean overlaps(StarPolygon polygon) {
    Box box = polygon.box();
    for (int y = cell(box.minY()); y <= cell(box.maxY()); y++) {
      for (int x = cell(box.minX()); x <= cell(box.maxX()); x++) {
        for (StarPolygon other : cells.getOrDefault(key(x, y), List.of())) {
          Box both = box.intersect(other.box());
          // each pair is compared once: in the first cell that both touch
          boolean here = cell(both.minX()) == x && cell(both.minY()) == y;
          if (here
              && both.width() > 0
              && both.height() > 0
              && polygon.overlap(other) > limit * Math.min(polygon.area(), other.area())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static int cell(int position) {
    return position / CELL;
  }

  private static long key(int x, int y) {
    return (long) y << 32 | x;
  }
}
