package morula.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * How intensities are normalised for networks that Morula trains: the key {@code normalization}.
 */
public final class Normalizations {
  private static final int CHANNEL = Axis.CHANNEL.ordinal();

  private static final List<String> PLANE = List.of("y", "x");

  /** Computes the numbers that are the same for all images. */
  public interface Statistics {
    Normalization compute() throws IOException;
  }

  private interface Steps {
    List<Normalization> of(Statistics statistics) throws IOException;
  }

  private static final Map<String, Steps> CHOICES = new LinkedHashMap<>();

  static {
    // each channel for itself, from its 1st to its 99.8th percentile
    List<Normalization> range =
        List.of(new Normalization.ScaleRange(1, 99.8, Normalization.DEFAULT_EPS, PLANE));
    List<Normalization> standard =
        List.of(new Normalization.ZeroMeanUnitVariance(Normalization.DEFAULT_EPS, PLANE));
    CHOICES.put("scale_range", statistics -> range);
    CHOICES.put("zero_mean_unit_variance", statistics -> standard);
    CHOICES.put("fixed_zero_mean_unit_variance", statistics -> List.of(statistics.compute()));
    CHOICES.put("none", statistics -> List.of());
  }

  /** What {@link #steps} knows; the first is the default. */
  public static final List<String> WORDS = List.copyOf(CHOICES.keySet());

  private Normalizations() {}

  /**
   * @throws InvalidRequestException naming the key if the word is not known
   */
  public static void check(String word) {
    if (!CHOICES.containsKey(word)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "normalization: unknown value '%s'; use one of %s",
              word,
              String.join(", ", CHOICES.keySet())));
    }
  }

  /**
   * The steps of a word.
   *
   * @param statistics asked only if the word needs them
   */
  public static List<Normalization> steps(String word, Statistics statistics) throws IOException {
    check(word);
    return CHOICES.get(word).of(statistics);
  }

  /**
   * The steps of a model for images whose contrast is reversed.
   *
   * @throws InvalidRequestException if the model takes intensities as they are, so that it is not
   *     known what their reverse would be
   */
  public static List<Normalization> inverted(List<Normalization> steps) {
    if (steps.isEmpty()) {
      throw new InvalidRequestException(
          "invert=true: this model takes intensities as they are; invert the images yourself");
    }
    List<Normalization> inverted = new ArrayList<>(steps);
    Normalization reverse = new Normalization.ScaleLinear(List.of(-1.0), List.of(0.0));
    // fixed numbers are those of images that are not reversed
    boolean fixed = steps.get(0) instanceof Normalization.FixedZeroMeanUnitVariance;
    inverted.add(fixed ? inverted.size() : 0, reverse);
    return inverted;
  }

  /** Fits {@code steps} to all slices of a frame together, so that dim slices stay dim. */
  public static FittedNormalization fit(Image image, long frame, List<Normalization> steps) {
    return Normalization.fit(image.frame(frame), CHANNEL, steps);
  }

  /** Fits {@code steps} to a plane, or all slices of a frame together: X, Y, CHANNEL[, Z]. */
  public static FittedNormalization fit(
      RandomAccessibleInterval<? extends RealType<?>> plane, List<Normalization> steps) {
    return Normalization.fit(plane, CHANNEL, steps);
  }

  /**
   * All pixels of a plane, normalised.
   *
   * @param plane X, Y, CHANNEL
   * @return a copy of the same size
   */
  public static ArrayImg<FloatType, FloatArray> normalized(
      RandomAccessibleInterval<? extends RealType<?>> plane, FittedNormalization normalization) {
    long[] size = plane.dimensionsAsLongArray();
    int pixels = Math.toIntExact(Math.multiplyExact(size[0], size[1]));
    float[] values = new float[Math.toIntExact(Math.multiplyExact(pixels, size[2]))];
    PixelBlocks.copy(plane, values, 0);
    for (int c = 0; c < size[2]; c++) {
      normalization.apply(c, values, c * pixels, pixels);
    }
    return ArrayImgs.floats(values, size);
  }
}
