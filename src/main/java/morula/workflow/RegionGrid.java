package morula.workflow;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * A plane divided into regions of about one size.
 *
 * @param width of the plane, in pixels
 * @param height of the plane, in pixels
 * @param columns at least 1
 * @param rows at least 1
 */
record RegionGrid(long width, long height, int columns, int rows) {

  /** Of as many regions as fit with a side of at least so many pixels. */
  static RegionGrid of(Interval plane, double side) {
    return new RegionGrid(
        plane.dimension(0),
        plane.dimension(1),
        (int) Math.max(1, plane.dimension(0) / side),
        (int) Math.max(1, plane.dimension(1) / side));
  }

  int count() {
    return columns * rows;
  }

  /** Region i, row by row; X, Y. */
  Interval region(int i) {
    int column = i % columns;
    int row = i / columns;
    return FinalInterval.createMinMax(
        column * width / columns,
        row * height / rows,
        (column + 1) * width / columns - 1,
        (row + 1) * height / rows - 1);
  }

  /** Whether a point lies in a region. */
  static boolean contains(Interval region, double x, double y) {
    return x >= region.min(0)
        && x < region.max(0) + 1
        && y >= region.min(1)
        && y < region.max(1) + 1;
  }

  /** The objects whose centres lie in region i, at index i. */
  List<List<FoundObject>> sort(List<FoundObject> objects) {
    List<List<FoundObject>> sorted = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      Interval region = region(i);
      sorted.add(objects.stream().filter(o -> contains(region, o.x(), o.y())).toList());
    }
    return sorted;
  }
}
