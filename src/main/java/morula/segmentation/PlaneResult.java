package morula.segmentation;

import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * What was found in one plane.
 *
 * @param labels X, Y in the size of the image: 0 background, then objects, of whose numbers some
 *     may be left out, or classes
 * @param scores score of label i at index i − 1, 0 to 1; empty where the head has none
 * @param found scores of all objects that the decoder found, those that it dropped included
 * @param measures of the plane as the network saw it; empty where the model does not say what is
 *     typical
 * @param magnification pixels along X that the network saw for one of the image
 */
record PlaneResult(
    RandomAccessibleInterval<IntType> labels,
    double[] scores,
    double[] found,
    Map<ImageQuantity, Double> measures,
    double magnification) {

  /** The same after some objects were replaced; what the network saw first is still measured. */
  PlaneResult withScores(double[] replaced) {
    return new PlaneResult(labels, replaced, found, measures, magnification);
  }
}
