package morula.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Pixels with a name, axes and a physical scale. Pixels may be lazy: nothing is read before it is
 * accessed.
 *
 * @param name short name without folder or extension; outputs derive theirs from it
 * @param pixels always five dimensions in the order of {@link Axis}: X, Y, CHANNEL, Z, TIME, each
 *     with minimum 0; an axis that the file does not have is of size 1
 * @param calibration pixel size, z-step, frame interval
 */
public record Image(
    String name, RandomAccessibleInterval<? extends RealType<?>> pixels, Calibration calibration) {

  /**
   * @throws IllegalArgumentException if {@code pixels} is not of five zero-based dimensions
   */
  public Image {
    if (pixels.numDimensions() != Axis.values().length) {
      throw new IllegalArgumentException(
          name + ": an image has 5 dimensions, not " + pixels.numDimensions());
    }
    for (int d = 0; d < pixels.numDimensions(); d++) {
      if (pixels.min(d) != 0) {
        throw new IllegalArgumentException(name + ": dimension " + d + " does not start at 0");
      }
    }
  }

  /**
   * Pixels without a physical scale as an image. Nothing is copied.
   *
   * @param pixels two to five dimensions in the order of {@link Axis}: X, Y; X, Y, CHANNEL; …;
   *     those that are missing get size 1, and all start at 0
   * @throws IllegalArgumentException if {@code pixels} has fewer or more dimensions
   */
  public static <T extends RealType<T>> Image of(String name, RandomAccessibleInterval<T> pixels) {
    if (pixels.numDimensions() < 2 || pixels.numDimensions() > Axis.values().length) {
      throw new IllegalArgumentException(
          name + ": pixels have 2 to 5 dimensions, not " + pixels.numDimensions());
    }
    RandomAccessibleInterval<T> all = Views.zeroMin(pixels);
    while (all.numDimensions() < Axis.values().length) {
      all = Views.addDimension(all, 0, 0);
    }
    return new Image(name, all, Calibration.NONE);
  }

  /** Number of pixels, channels, slices or frames along {@code axis}. */
  public long size(Axis axis) {
    return pixels.dimension(axis.ordinal());
  }

  /** One slice of one frame: dimensions X, Y, CHANNEL. */
  public RandomAccessibleInterval<? extends RealType<?>> plane(long z, long frame) {
    return Views.hyperSlice(frame(frame), Axis.Z.ordinal(), z);
  }

  /** All slices of one frame: dimensions X, Y, CHANNEL, Z. */
  public RandomAccessibleInterval<? extends RealType<?>> frame(long frame) {
    return Views.hyperSlice(pixels, Axis.TIME.ordinal(), frame);
  }

  /** One channel of all slices and frames: dimensions X, Y, Z, TIME. */
  public RandomAccessibleInterval<? extends RealType<?>> channel(long channel) {
    return Views.hyperSlice(pixels, Axis.CHANNEL.ordinal(), channel);
  }
}
