package morula.instances;

/**
 * What the user or the model may set when predictions become labels. All lengths are in pixels;
 * whoever has physical units converts them with the image's calibration first. Each head has its
 * own decoder, which looks at some of the options only: see {@link Head#tunable()}.
 *
 * @param foregroundThreshold probability from which a pixel belongs to an object (star-convex: may
 *     be the centre of one), 0 to 1
 * @param seedThreshold height from which a maximum may seed an object, 0 to 1; the highest of a
 *     connected foreground always does
 * @param dynamics 0 to 1, larger values split less. Of a watershed: how far one must descend from a
 *     maximum before a higher one can be reached for it to seed an object of its own. Of flows: how
 *     strongly they must part at the border of two objects, 1 where they point away from each other
 * @param minimumScore objects are dropped that the network was less sure of, see {@link
 *     ObjectScores}: 0 to 1; 0 drops none
 * @param minimumArea objects smaller than this are dropped, in pixels
 * @param maximumArea objects larger than this are dropped, in pixels
 * @param flowError objects are dropped whose predicted flows differ more than this from those of
 *     the object found: mean squared length of the difference, 0 to 4; infinite drops none
 * @param overlap star-convex objects are dropped of which, or of a more probable one, more than
 *     this share lies in the other: 0 to 1
 */
public record DecoderOptions(
    double foregroundThreshold,
    double seedThreshold,
    double dynamics,
    double minimumScore,
    double minimumArea,
    double maximumArea,
    double flowError,
    double overlap) {

  /** The defaults, in this one place. */
  public static final DecoderOptions DEFAULT =
      new DecoderOptions(
          0.5, 0.2, 0.25, 0, 10, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.4);

  /** The same with other limits of the area, in pixels. */
  public DecoderOptions withAreas(double minimum, double maximum) {
    return new DecoderOptions(
        foregroundThreshold,
        seedThreshold,
        dynamics,
        minimumScore,
        minimum,
        maximum,
        flowError,
        overlap);
  }

  /** The same with another threshold of the foreground. */
  public DecoderOptions withForegroundThreshold(double value) {
    return with(DecoderOption.FOREGROUND_THRESHOLD, value);
  }

  /** The same with another limit of the score. */
  public DecoderOptions withMinimumScore(double value) {
    return with(DecoderOption.MINIMUM_SCORE, value);
  }

  /** The value of one option. */
  public double get(DecoderOption option) {
    return switch (option) {
      case FOREGROUND_THRESHOLD -> foregroundThreshold;
      case DYNAMICS -> dynamics;
      case MINIMUM_SCORE -> minimumScore;
      case MINIMUM_AREA -> minimumArea;
      case FLOW_ERROR -> flowError;
      case OVERLAP -> overlap;
    };
  }

  /** The same but for one option. */
  public DecoderOptions with(DecoderOption option, double value) {
    return new DecoderOptions(
        option == DecoderOption.FOREGROUND_THRESHOLD ? value : foregroundThreshold,
        seedThreshold,
        option == DecoderOption.DYNAMICS ? value : dynamics,
        option == DecoderOption.MINIMUM_SCORE ? value : minimumScore,
        option == DecoderOption.MINIMUM_AREA ? value : minimumArea,
        maximumArea,
        option == DecoderOption.FLOW_ERROR ? value : flowError,
        option == DecoderOption.OVERLAP ? value : overlap);
  }
}
