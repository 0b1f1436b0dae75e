package morula.instances;

/**
 * What the user or the model may set when predictions become labels. All lengths are in pixels;
 * whoever has physical units converts them with the image's calibration first.
 *
 * @param foregroundThreshold probability from which a pixel belongs to an object, 0 to 1
 * @param seedThreshold height from which a maximum may seed an object, 0 to 1; the highest of a
 *     connected foreground always does
 * @param dynamics how far one must descend from a maximum before a higher one can be reached for it
 *     to seed an object of its own, 0 to 1: larger values split less
 * @param minimumArea objects smaller than this are dropped, in pixels
 * @param maximumArea objects larger than this are dropped, in pixels
 */
public record DecoderOptions(
    double foregroundThreshold,
    double seedThreshold,
    double dynamics,
    double minimumArea,
    double maximumArea) {

  /** The defaults, in this one place. */
  public static final DecoderOptions DEFAULT =
      new DecoderOptions(0.5, 0.2, 0.25, 10, Double.POSITIVE_INFINITY);

  /** The same with other limits of the area, in pixels. */
  public DecoderOptions withAreas(double minimum, double maximum) {
    return new DecoderOptions(foregroundThreshold, seedThreshold, dynamics, minimum, maximum);
  }

  /** The same with another dynamics. */
  public DecoderOptions withDynamics(double value) {
    return new DecoderOptions(foregroundThreshold, seedThreshold, value, minimumArea, maximumArea);
  }

  /** The same with another threshold of the foreground. */
  public DecoderOptions withForegroundThreshold(double value) {
    return new DecoderOptions(value, seedThreshold, dynamics, minimumArea, maximumArea);
  }
}
