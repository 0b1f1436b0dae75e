package morula.instances;

import java.util.List;

/**
 * An option of a head's decoder that is worth choosing on validation images.
 *
 * @param option which one
 * @param values what to try, in ascending order
 */
public record Tunable(DecoderOption option, List<Double> values) {
  /** Smallest areas of an object, in pixels. */
  static final Tunable AREAS =
      new Tunable(DecoderOption.MINIMUM_AREA, List.of(5.0, 10.0, 20.0, 30.0, 50.0, 100.0));

  /** Lowest scores of an object, from all to those that have a match nearly for certain. */
  static final Tunable SCORES =
      new Tunable(
          DecoderOption.MINIMUM_SCORE,
          List.of(0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7));

  public Tunable {
    values = List.copyOf(values);
  }
}
