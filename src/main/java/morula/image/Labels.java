package morula.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * A label image: 0 is background, 1 and up are the objects (instances) or the classes (semantic).
 *
 * @param name name of the image that was labelled
 * @param pixels four dimensions X, Y, Z, TIME, each with minimum 0; values 0 to 2^24
 * @param calibration calibration of the image that was labelled
 */
public record Labels(
    String name, RandomAccessibleInterval<IntType> pixels, Calibration calibration) {
  private static final int Z = 2;
  private static final int TIME = 3;

  /**
   * Checks the dimensions.
   *
   * @throws IllegalArgumentException if {@code pixels} does not have four dimensions
   */
  public Labels {
    if (pixels.numDimensions() != 4) {
      throw new IllegalArgumentException(
          name + ": labels have 4 dimensions, not " + pixels.numDimensions());
    }
  }

  /** Returns the number of slices of a frame. */
  public long slices() {
    return pixels.dimension(Z);
  }

  /** Returns the number of frames. */
  public long frames() {
    return pixels.dimension(TIME);
  }

  /** Returns all slices of one frame: dimensions X, Y, Z. */
  public RandomAccessibleInterval<IntType> frame(long frame) {
    return Views.hyperSlice(pixels, TIME, frame);
  }

  /** Returns one slice of one frame: dimensions X, Y. */
  public RandomAccessibleInterval<IntType> plane(long z, long frame) {
    return Views.hyperSlice(frame(frame), Z, z);
  }
}
