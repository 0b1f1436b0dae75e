/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A step of preprocessing whose name, arguments and formula are those of bioimage.io 0.5.
 *
 * <p>If a step has {@code axes}, its statistics are computed jointly along them: without "channel"
 * among them each channel is scaled separately; an empty list means all axes, channels included. A
 * list of numbers has either one number for all channels or one per channel.
 */
public sealed interface Normalization {

  /** Returns the name in {@code rdf.yaml}, such as {@code scale_range}. */
  String id();

  /**
   * Returns the arguments in {@code rdf.yaml}; {@link #of} turns them back into an equal step.
   *
   * @return keys in the order of the specification; values are numbers, texts or lists of these
   */
  Map<String, Object> kwargs();

  /** The default of {@code eps} in the specification. */
  double DEFAULT_EPS = 1e-6;

  /** The name of the channel axis in {@code rdf.yaml}. */
  String CHANNEL_AXIS = "channel";

  /**
   * Computes the statistics that the steps need.
   *
   * @param sample the whole image (or all images that are normalised together), never a tile of it;
   *     any dimensions; values that are not finite are left out
   * @param channelDimension the dimension of the channels in {@code sample}; −1 if there is none
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
   * Returns the step with a name and arguments as in {@code rdf.yaml}.
   *
   * @throws IllegalArgumentException if the step or an argument is unknown or invalid; the message
   *     is one line
   */
  static Normalization of(String id, Map<String, ?> kwargs) {
    return NormalizationReader.read(id, kwargs);
  }

  /**
   * The function {@code (x − low) / (high − low + eps)} with the values at two percentiles. If both
   * are equal (sparse images), the minimum and the maximum are used instead, so that the values do
   * not become huge; a constant image becomes 0.
   *
   * @param minPercentile 0 to below 100
   * @param maxPercentile above {@code minPercentile}, to 100
   * @param eps greater than 0
   * @param axes axes along which the percentiles are computed
   */
  record ScaleRange(double minPercentile, double maxPercentile, double eps, List<String> axes)
      implements Normalization {
    /**
     * Checks the percentiles.
     *
     * @throws IllegalArgumentException if the percentiles are not a range within 0 to 100
     */
    public ScaleRange {
      if (!(minPercentile >= 0 && minPercentile < maxPercentile && maxPercentile <= 100)) {
        throw new IllegalArgumentException(
            "scale_range: percentiles "
                + minPercentile
                + " to "
                + maxPercentile
                + " are not a range within 0 to 100");
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
   * The function {@code (x − mean) / (std + eps)} with the statistics of the image; the standard
   * deviation is that of the population, as in numpy.
   *
   * @param eps greater than 0
   * @param axes axes along which mean and standard deviation are computed
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
   * The function {@code (x − mean) / std} with fixed numbers.
   *
   * @param mean one number for all channels, or one per channel
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
            "fixed_zero_mean_unit_variance: mean "
                + mean
                + " and std "
                + std
                + " need equally many numbers, and every std must be above 0");
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
   * The function {@code gain · x + offset}.
   *
   * @param gain one number for all channels, or one per channel
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
            "scale_linear: gain " + gain + " and offset " + offset + " need equally many numbers");
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
   * The restriction to a range: values below {@code min} become {@code min}, values above {@code
   * max} become {@code max}.
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
   * The step function: 1 if {@code x > threshold}, else 0.
   *
   * @param threshold one number for all channels, or one per channel
   */
  record Binarize(List<Double> threshold) implements Normalization {
    /**
     * @throws IllegalArgumentException if there is no threshold
     */
    public Binarize {
      threshold = List.copyOf(threshold);
      if (threshold.isEmpty()) {
        throw new IllegalArgumentException("binarize: the threshold is missing");
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

  /** The logistic function {@code 1 / (1 + e^−x)}. */
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

  /** Adds the channel axis if there are several numbers; a single number has no axis. */
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
