package morula.sizes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import morula.image.LabelRegions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * An object that was found in a plane.
 *
 * @param diameter of a disc with the object's area, in pixels of the plane at its own scale
 * @param x of the centre, in pixels of the plane at its own scale
 * @param y of the centre, likewise
 * @param score confidence of the network, 0 to 1; 1 if the model gives no scores
 */
record FoundObject(double diameter, double x, double y, double score) {
  /**
   * Lists the objects of a label image.
   *
   * @param labels X, Y; its minimum is its position in the plane
   * @param scores of label i at index i − 1; empty where the network gives none
   * @param magnification pixels of {@code labels} for each pixel of the plane, along one axis
   * @return label i at index i − 1; null if there is no such label
   */
  static List<FoundObject> in(
      RandomAccessibleInterval<IntType> labels, double[] scores, double magnification) {
    LabelRegions regions = LabelRegions.of(labels);
    int[] present = regions.labels();
    int highest = present.length == 0 ? 0 : present[present.length - 1];
    List<FoundObject> found = new ArrayList<>(Collections.nCopies(highest, null));
    for (int label : present) {
      found.set(
          label - 1,
          new FoundObject(
              ObjectScale.diameter(regions.area(label)) / magnification,
              (regions.meanX(label) + 0.5) / magnification,
              (regions.meanY(label) + 0.5) / magnification,
              scores.length == 0 ? 1 : scores[label - 1]));
    }
    return found;
  }
}
