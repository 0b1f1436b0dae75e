package morula.sizes;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * An object that was found in a plane.
 *
 * @param diameter of the disc of its area, in pixels of the plane as it is
 * @param x centre, in pixels of the plane as it is
 * @param y the same
 * @param score how sure the network is of it, 0 to 1; 1 where it gives no scores
 */
record FoundObject(double diameter, double x, double y, double score) {

  /** Pixels of one object, and the sums of their places. */
  private static final class Sums {
    private long area;
    private double x;
    private double y;

    private FoundObject found(double magnification, double score) {
      return new FoundObject(
          ObjectScale.diameter(area) / magnification,
          (x / area + 0.5) / magnification,
          (y / area + 0.5) / magnification,
          score);
    }
  }

  /**
   * The objects of a label image.
   *
   * @param labels X, Y; its minimum says where it lies in the plane
   * @param scores of label i at index i − 1; empty where the network gives none
   * @param magnification pixels of {@code labels} for one of the plane
   * @return label i at index i − 1; null where there is no such label
   */
  static List<FoundObject> in(
      RandomAccessibleInterval<IntType> labels, double[] scores, double magnification) {
    List<Sums> sums = new ArrayList<>();
    Cursor<IntType> cursor = Views.flatIterable(labels).localizingCursor();
    while (cursor.hasNext()) {
      int label = cursor.next().get();
      if (label > 0) {
        while (sums.size() < label) {
          sums.add(new Sums());
        }
        Sums object = sums.get(label - 1);
        object.area++;
        object.x += cursor.getDoublePosition(0);
        object.y += cursor.getDoublePosition(1);
      }
    }
    List<FoundObject> found = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      double score = scores.length == 0 ? 1 : scores[i];
      found.add(sums.get(i).area == 0 ? null : sums.get(i).found(magnification, score));
    }
    return found;
  }
}
