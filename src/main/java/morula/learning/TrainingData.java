package morula.learning;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import morula.image.Normalization;
import morula.image.Quantiles;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The images of a training run, read or drawn, checked and split.
 *
 * @param training planes to learn from
 * @param validation planes to judge by
 * @param channels of every image
 * @param classValues the value of each class in the label files, background first; empty for
 *     objects
 * @param normalization how the intensities were normalised
 * @param example an image for the model's package
 * @param fingerprint of all pixels and labels, or of how they are drawn
 * @param validationFingerprint of those that judge
 * @param areas sizes of the training objects (of the first ones, where they are drawn), in pixels,
 *     ascending, as they are learned from; empty for classes
 * @param diameter pixels to which the median object of each image was scaled; 0 for as they are
 */
record TrainingData(
    TrainingImages training,
    List<TrainingImage> validation,
    int channels,
    List<Integer> classValues,
    List<Normalization> normalization,
    Example example,
    String fingerprint,
    String validationFingerprint,
    int[] areas,
    double diameter) {
  /** An image that judges. */
  interface Example {
    /**
     * Its middle, mirrored where it is smaller.
     *
     * @param side in pixels
     * @return intensities before any normalisation: X, Y, CHANNEL, N = 1
     */
    ArrayImg<FloatType, FloatArray> middle(long side) throws IOException;
  }

  /** Sizes of the objects in some planes, in pixels, ascending. */
  static int[] areas(List<TrainingImage> planes) {
    return planes.stream()
        .flatMapToLong(plane -> Arrays.stream(plane.regions().areas()))
        .mapToInt(Math::toIntExact)
        .sorted()
        .toArray();
  }

  /** Number of classes, background included; 0 for objects. */
  int classes() {
    return classValues.size();
  }

  /** Median size of the training objects, in pixels; 0 when there are none. */
  double medianArea() {
    return areas.length == 0 ? 0 : areas[Quantiles.median(areas.length)];
  }

  /** Size that 98 % of the training objects exceed, in pixels; 0 when there are none. */
  double smallArea() {
    return areas.length == 0 ? 0 : areas[areas.length / 50];
  }
}
