package morula.segmentation;

import java.util.Locale;
import morula.model.TypicalValues.Range;

/**
 * What is measured of an image to tell whether a model may know its kind. Intensities are meant
 * after normalisation, lengths at the scale at which the network sees the image.
 */
enum ImageQuantity {
  /** Share of the pixels that lie in objects or foreground, 0 to 1. */
  FOREGROUND(false, 0.1, true),
  /** Median diameter of a circle of an object's area, in pixels. */
  DIAMETER(true, 1.5, false),
  /** Mean intensity in objects minus that of the background. */
  CONTRAST(false, 0.15, false),
  /** Median intensity. */
  BRIGHTNESS(false, 0.15, false),
  /**
   * Root mean square of the differences of neighbours in a row, divided by √2 times the standard
   * deviation: near 0 for what is smooth, 1 for white noise; 0 where all pixels are the same.
   */
  ROUGHNESS(true, 1.3, false),
  /** Mean score of the objects, 0 to 1, see {@link morula.instances.ObjectScores}. */
  SCORE(false, 0.1, false);

  /** Margin beyond the percentiles as a share of their distance to the median. */
  private static final double MARGIN = 0.25;

  /** Few images do not show how far others may go: this share, divided by their number, more. */
  private static final double MARGIN_OF_FEW = 5;

  private final boolean factors;
  private final double least;
  private final boolean onlyHigh;

  /**
   * @param factors whether distances are factors; else differences
   * @param least the smallest margin, as a factor or difference
   * @param onlyHigh whether small values are nothing unusual
   */
  ImageQuantity(boolean factors, double least, boolean onlyHigh) {
    this.factors = factors;
    this.least = least;
    this.onlyHigh = onlyHigh;
  }

  /** The name in {@link morula.model.TypicalValues}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How a value compares with those of the images that were learned from.
   *
   * @param images how many they were
   * @return below 0 if it is unusually low, above 0 if unusually high, else 0; also 0 for NaN
   */
  int compare(double value, Range range, int images) {
    double share = MARGIN + MARGIN_OF_FEW / Math.max(1, images);
    double v = scaled(value);
    double median = scaled(range.median());
    double low = scaled(range.low());
    double high = scaled(range.high());
    double margin = factors ? Math.log(least) : least;
    if (v > high + Math.max(margin, share * (high - median))) {
      return this == SCORE ? 0 : 1;
    }
    boolean isLow = v < low - Math.max(margin, share * (median - low));
    return isLow && !onlyHigh ? -1 : 0;
  }

  private double scaled(double value) {
    return factors ? Math.log(Math.max(1e-6, value)) : value;
  }
}
