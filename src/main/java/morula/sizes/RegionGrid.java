package morula.sizes;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * A plane that is divided into regions of about equal size, numbered row by row.
 *
 * @param width of the plane, in pixels
 * @param height of the plane, in pixels
 * @param columns at least 1
 * @param rows at least 1
 */
record RegionGrid(long width, long height, int columns, int rows) {

  /** Divides a plane into as many regions as fit with sides of at least {@code side} pixels. */
  static RegionGrid of(Interval plane, double side) {
    return new RegionGrid(
        plane.dimension(0),
        plane.dimension(1),
        (int) Math.max(1, plane.dimension(0) / side),
        (int) Math.max(1, plane.dimension(1) / side));
  }

  int count() {
    return Math.multiplyExact(columns, rows);
  }

  /** Returns the interval of region i: X, Y. */
  Interval region(int i) {
    int column = i % columns;
    int row = i / columns;
    return FinalInterval.createMinMax(
        begin(column, columns, width),
        begin(row, rows, height),
        begin(column + 1, columns, width) - 1,
        begin(row + 1, rows, height) - 1);
  }

  private static long begin(int part, int parts, long length) {
    return part * length / parts;
  }

  /** Returns the index of the region that contains a point, or of the nearest region. */
  int indexOf(double x, double y) {
    return part(y, rows, height) * columns + part(x, columns, width);
  }

  private static int part(double position, int parts, long length) {
    int part = (int) Math.max(0, Math.min(parts - 1, position * parts / length));
    if (part + 1 < parts && position >= begin(part + 1, parts, length)) {
      return part + 1;
    }
    return part > 0 && position < begin(part, parts, length) ? part - 1 : part;
  }

  /** Sorts objects by region: index i holds the objects whose centres lie in region i. */
  List<List<FoundObject>> sort(List<FoundObject> objects) {
    List<List<FoundObject>> sorted = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      sorted.add(new ArrayList<>());
    }
    objects.forEach(object -> sorted.get(indexOf(object.x(), object.y())).add(object));
    return sorted;
  }
}
