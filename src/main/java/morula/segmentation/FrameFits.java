package morula.segmentation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.image.FittedNormalization;
import morula.image.Image;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.image.Resize;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The frames of an image and the normalisation of each, which reads the whole frame and is
 * therefore fitted once. One thread at a time.
 */
final class FrameFits {
  private final Image image;
  private final int side;
  private final List<Normalization> steps;
  private final Map<Long, FittedNormalization> fits = new HashMap<>();

  /**
   * @param image with the channels that the model takes
   */
  FrameFits(Image image, AppliedModel model) {
    this(image, model.imageSize(), model.normalization());
  }

  /**
   * @param side width and height that frames are resized to; 0 for as they are
   */
  FrameFits(Image image, int side, List<Normalization> steps) {
    this.image = image;
    this.side = side;
    this.steps = steps;
  }

  /** The image. */
  Image image() {
    return image;
  }

  /**
   * A frame, resized where all images are resized to one size: that comes before normalisation.
   *
   * @return X, Y, CHANNEL, Z
   */
  RandomAccessibleInterval<? extends RealType<?>> frame(long t) {
    return side == 0 ? image.frame(t) : Resize.lazily(image.frame(t), side, side);
  }

  /** The normalisation of the intensities of {@link #frame}. */
  FittedNormalization fit(long t) {
    return fits.computeIfAbsent(t, frame -> Normalizations.fit(frame(frame), steps));
  }
}
