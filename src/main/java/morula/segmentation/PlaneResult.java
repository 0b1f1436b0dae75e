package morula.segmentation;

import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The segmentation of one plane, with its scores and measures.
 *
 * @param labels X, Y in the size of the image: 0 is background; objects, whose numbers may have
 *     gaps, or classes
 * @param scores score of label i at index i − 1, 0 to 1; empty if the head has no scores
 * @param found scores of all objects that the decoder found, including those that it dropped
 * @param measures of the plane as the network saw it; empty if the model has no typical values
 * @param magnification pixels that the network saw for each pixel of the image, along X
 */
record PlaneResult(
    RandomAccessibleInterval<IntType> labels,
    double[] scores,
    double[] found,
    Map<ImageQuantity, Double> measures,
    double magnification) {

  /**
   * The same result with other scores, after objects were replaced; the measures stay those of the
   * first pass.
   */
  PlaneResult withScores(double[] replaced) {
    return new PlaneResult(labels, replaced, found, measures, magnification);
  }
}
