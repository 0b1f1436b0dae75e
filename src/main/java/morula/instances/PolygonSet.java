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
