package morula.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * One step of preprocessing, in name, arguments and formula as bioimage.io 0.5 defines it.
 *
 * <p>Where a step has {@code axes}, its statistics are taken jointly along them: without "channel"
 * among them each channel is scaled for itself; an empty list means all axes, channels included.
 * Where a step has a list of numbers, it holds one for all channels, or one a channel.
 */
public sealed interface Normalization {

  /** The name in {@code rdf.yaml}, such as {@code scale_range}. */
  String id();

  /**
   * The arguments in {@code rdf.yaml}; {@link #of} turns them back into an equal step.
   *
   * @return keys in the order of the specification; values are numbers, texts or lists of these
   */
  Map<String, Object> kwargs();

  /** The one place for the specification's default of {@code eps}. */
  double DEFAULT_EPS = 1e-6;

  /** The name of the channel axis in {@code rdf.yaml}. */
  String CHANNEL_AXIS = "channel";

  /**
   * Computes the statistics that the steps need.
   *
   * @param sample the whole image (or all that is normalised together), never a tile of it; any
   *     dimensions; values that are not finite are left out
   * @param channelDimension dimension of {@code sample} that is the channel; −1 if none is
   * @param steps applied one after the other
   * @return the steps, ready to be applied
   */
  static FittedNormalization fit(
      RandomAccessibleInterval<? extends RealType<?>> sample,
      int channelDimension,
      List<Normalization> steps) {
    return NormalizationFit.fit(sample, channelDimension, steps);
  }

  /**
   * The step of a name and its arguments as they stand in {@code rdf.yaml}.
   *
   * @throws IllegalArgumentException if the step or an argument is not known or makes no sense; the
   *     message is one line
   */
  static Normalization of(String id, Map<String, ?> kwargs) {
    return NormalizationReader.read(id, kwargs);
  }

  /**
   * {@code (x − low) / (high − low + eps)} with the values at two percentiles. Where both are equal
   * (sparse images) the extremes take their place, so that the image is not blown up; a constant
   * image becomes 0.
   *
   * @param minPercentile 0 to below 100
   * @param maxPercentile above {@code minPercentile}, to 100
   * @param eps greater than 0
   * @param axes along which percentiles are taken
   */
  record ScaleRange(double minPercentile, double maxPercentile, double eps, List<String> axes)
      implements Normalization {
    /**
     * @throws IllegalArgumentException if the percentiles are no range within 0 to 100
     */
    public ScaleRange {
      if (!(minPercentile >= 0 && minPercentile < maxPercentile && maxPercentile <= 100)) {
        throw new IllegalArgumentException(
            "scale_range: percentiles " + minPercentile + " to " + maxPercentile + " are no range");
      }
      axes = List.copyOf(axes);
    }

    @Override
    public String id() {
      return "scale_range";
    }

    @Override
    public Map<String, Object> kwargs() {
      Map<String, Object> kwargs = withAxes(axes);
      kwargs.put("min_percentile", minPercentile);
      kwargs.put("max_percentile", maxPercentile);
      kwargs.put("eps", eps);
      return kwargs;
    }
  }

  /**
   * {@code (x − mean) / (std + eps)} with the statistics of the image; the standard deviation is
   * that of the population, as numpy's.
   *
   * @param eps greater than 0
   * @param axes along which mean and standard deviation are taken
   */
  record ZeroMeanUnitVariance(double eps, List<String> axes) implements Normalization {
    /** Copies {@code axes}. */
    public ZeroMeanUnitVariance {
      axes = List.copyOf(axes);
    }

    @Override
    public String id() {
      return "zero_mean_unit_variance";
    }

    @Override
    public Map<String, Object> kwargs() {
      Map<String, Object> kwargs = withAxes(axes);
      kwargs.put("eps", eps);
      return kwargs;
    }
  }

  /**
   * {@code (x − mean) / std} with fixed numbers.
   *
   * @param mean one for all channels, or one a channel
   * @param std as many, each greater than 0
   */
  record FixedZeroMeanUnitVariance(List<Double> mean, List<Double> std) implements Normalization {
    /**
     * @throws IllegalArgumentException if the lists differ in length, or a number in {@code std} is
     *     not positive
     */
    public FixedZeroMeanUnitVariance {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      if (mean.isEmpty() || mean.size() != std.size() || std.stream().anyMatch(s -> !(s > 0))) {
        throw new IllegalArgumentException(
            "fixed_zero_mean_unit_variance: mean " + mean + " and std " + std + " do not fit");
      }
    }

    @Override
    public String id() {
      return "fixed_zero_mean_unit_variance";
    }

    @Override
    public Map<String, Object> kwargs() {
      Map<String, Object> kwargs = new LinkedHashMap<>();
      putNumbers(kwargs, "mean", mean);
      putNumbers(kwargs, "std", std);
      return withAxis(kwargs, mean.size());
    }
  }

  /**
   * {@code gain · x + offset}.
   *
   * @param gain one for all channels, or one a channel
   * @param offset as many
   */
  record ScaleLinear(List<Double> gain, List<Double> offset) implements Normalization {
    /**
     * @throws IllegalArgumentException if the lists differ in length
     */
    public ScaleLinear {
      gain = List.copyOf(gain);
      offset = List.copyOf(offset);
      if (gain.isEmpty() || gain.size() != offset.size()) {
        throw new IllegalArgumentException(
            "scale_linear: gain " + gain + " and offset " + offset + " do not fit");
      }
    }

    @Override
    public String id() {
      return "scale_linear";
    }

    @Override
    public Map<String, Object> kwargs() {
      Map<String, Object> kwargs = new LinkedHashMap<>();
      putNumbers(kwargs, "gain", gain);
      putNumbers(kwargs, "offset", offset);
      return withAxis(kwargs, gain.size());
    }
  }

  /**
   * Values below {@code min} become {@code min}, those above {@code max} become {@code max}.
   *
   * @param min lower bound; negative infinity for none
   * @param max upper bound, not below {@code min}; infinity for none
   */
  record Clip(double min, double max) implements Normalization {
    /**
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     */
    public Clip {
      if (!(min <= max)) {
        throw new IllegalArgumentException("clip: min " + min + " is above max " + max);
      }
    }

    @Override
    public String id() {
      return "clip";
    }

    @Override
    public Map<String, Object> kwargs() {
      Map<String, Object> kwargs = new LinkedHashMap<>();
      if (Double.isFinite(min)) {
        kwargs.put("min", min);
      }
      if (Double.isFinite(max)) {
        kwargs.put("max", max);
      }
      return kwargs;
    }
  }

  /**
   * 1 where {@code x > threshold}, else 0.
   *
   * @param threshold one for all channels, or one a channel
   */
  record Binarize(List<Double> threshold) implements Normalization {
    /**
     * @throws IllegalArgumentException if there is no threshold
     */
    public Binarize {
      threshold = List.copyOf(threshold);
      if (threshold.isEmpty()) {
        throw new IllegalArgumentException("binarize: no threshold");
      }
    }

    @Override
    public String id() {
      return "binarize";
    }

    @Override
    public Map<String, Object> kwargs() {
      Map<String, Object> kwargs = new LinkedHashMap<>();
      putNumbers(kwargs, "threshold", threshold);
      return withAxis(kwargs, threshold.size());
    }
  }

  /** {@code 1 / (1 + e^−x)}. */
  record Sigmoid() implements Normalization {
    @Override
    public String id() {
      return "sigmoid";
    }

    @Override
    public Map<String, Object> kwargs() {
      return new LinkedHashMap<>();
    }
  }

  private static Map<String, Object> withAxes(List<String> axes) {
    Map<String, Object> kwargs = new LinkedHashMap<>();
    if (!axes.isEmpty()) {
      kwargs.put("axes", axes);
    }
    return kwargs;
  }

  /** Several numbers stand along the channel axis; a single one stands alone. */
  private static Map<String, Object> withAxis(Map<String, Object> kwargs, int count) {
    if (count > 1) {
      kwargs.put("axis", CHANNEL_AXIS);
    }
    return kwargs;
  }

  private static void putNumbers(Map<String, Object> kwargs, String key, List<Double> numbers) {
    kwargs.put(key, numbers.size() == 1 ? numbers.get(0) : numbers);
  }
}
