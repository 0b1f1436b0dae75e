package morula.instances;

import java.util.List;

/**
 * A decoder option that is worth tuning on validation images, with the values to try.
 *
 * @param option the option
 * @param values values to try, in ascending order
 */
public record Tunable(DecoderOption option, List<Double> values) {
  /** The values to try for the minimum area of an object, in pixels. */
  static final Tunable AREAS =
      new Tunable(DecoderOption.MINIMUM_AREA, List.of(5.0, 10.0, 20.0, 30.0, 50.0, 100.0));

  /**
   * The values to try for the minimum score, from all objects to those that almost certainly have a
   * match.
   */
  static final Tunable SCORES =
      new Tunable(
          DecoderOption.MINIMUM_SCORE,
          List.of(0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7));

  public Tunable {
    values = List.copyOf(values);
  }
}
