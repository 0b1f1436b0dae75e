package morula.instances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Polygons none of which overlaps another too much, found by the cells of a grid that their boxes
 * touch: adding one takes time by its own size and how many are near, not by how many there are.
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

  /** Adds a polygon unless it overlaps one that is there too much; returns whether. */
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

  /** In the order in which they came. */
  List<StarPolygon> polygons() {
    return polygons;
  }

  private boolean overlaps(StarPolygon polygon) {
    Box box = polygon.box();
    for (int y = cell(box.minY()); y <= cell(box.maxY()); y++) {
      for (int x = cell(box.minX()); x <= cell(box.maxX()); x++) {
        for (StarPolygon other : cells.getOrDefault(key(x, y), List.of())) {
          Box both = box.intersect(other.box());
          // each pair once: in the first cell that both touch
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
