package morula.workflow;

import java.util.List;
import morula.image.FittedNormalization;
import morula.image.Image;
import morula.image.Normalization;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** How intensities are normalised for networks that Morula trains. */
final class Normalizations {
  /** Each channel for itself, from its 1st to its 99.8th percentile. */
  static final List<Normalization> DEFAULT =
      List.of(new Normalization.ScaleRange(1, 99.8, Normalization.DEFAULT_EPS, List.of("y", "x")));

  private static final int CHANNEL = 2;

  private Normalizations() {}

  /** Fits the default to all slices of a frame together, so that dim slices stay dim. */
  static FittedNormalization fit(Image image, long frame) {
    return fit(image, frame, DEFAULT);
  }

  /** Fits {@code steps} to all slices of a frame together. */
  static FittedNormalization fit(Image image, long frame, List<Normalization> steps) {
    return Normalization.fit(image.frame(frame), CHANNEL, steps);
  }

  /** Fits {@code steps} to a plane: X, Y, CHANNEL. */
  static FittedNormalization fit(
      RandomAccessibleInterval<? extends RealType<?>> plane, List<Normalization> steps) {
    return Normalization.fit(plane, CHANNEL, steps);
  }
}
