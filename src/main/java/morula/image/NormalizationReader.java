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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the steps of a {@link Normalization} from the values of a YAML parser. */
final class NormalizationReader {
  private final String id;
  private final Map<String, ?> kwargs;

  private NormalizationReader(String id, Map<String, ?> kwargs) {
    this.id = id;
    this.kwargs = kwargs;
  }

  static Normalization read(String id, Map<String, ?> kwargs) {
    NormalizationReader reader = new NormalizationReader(id, kwargs == null ? Map.of() : kwargs);
    return switch (id) {
      case "scale_range" -> {
        reader.allow("axes", "min_percentile", "max_percentile", "eps");
        yield new Normalization.ScaleRange(
            reader.number("min_percentile", 0),
            reader.number("max_percentile", 100),
            reader.number("eps", Normalization.DEFAULT_EPS),
            reader.texts("axes"));
      }
      case "zero_mean_unit_variance" -> {
        reader.allow("axes", "eps");
        yield new Normalization.ZeroMeanUnitVariance(
            reader.number("eps", Normalization.DEFAULT_EPS), reader.texts("axes"));
      }
      case "fixed_zero_mean_unit_variance" -> {
        reader.allow("mean", "std", "axis");
        yield new Normalization.FixedZeroMeanUnitVariance(
            reader.numbers("mean", null), reader.numbers("std", null));
      }
      case "scale_linear" -> {
        reader.allow("gain", "offset", "axis");
        List<Double> gain = reader.numbers("gain", 1.0);
        List<Double> offset = reader.numbers("offset", 0.0);
        int count = Math.max(gain.size(), offset.size());
        yield new Normalization.ScaleLinear(repeated(gain, count), repeated(offset, count));
      }
      case "clip" -> {
        reader.allow("min", "max");
        yield new Normalization.Clip(
            reader.number("min", Double.NEGATIVE_INFINITY),
            reader.number("max", Double.POSITIVE_INFINITY));
      }
      case "binarize" -> {
        reader.allow("threshold", "axis");
        yield new Normalization.Binarize(reader.numbers("threshold", null));
      }
      case "sigmoid" -> {
        reader.allow();
        yield new Normalization.Sigmoid();
      }
      default ->
          throw new IllegalArgumentException(
              "the preprocessing step "
                  + id
                  + " is unknown; known steps are scale_range,"
                  + " zero_mean_unit_variance, fixed_zero_mean_unit_variance, scale_linear, clip,"
                  + " binarize, sigmoid");
    };
  }

  private static List<Double> repeated(List<Double> numbers, int count) {
    return numbers.size() == 1 ? Collections.nCopies(count, numbers.get(0)) : numbers;
  }

  /**
   * Refuses arguments other than {@code keys}, because an ignored argument could change the result.
   */
  private void allow(String... keys) {
    Set<String> known = Set.of(keys);
    kwargs.forEach(
        (key, value) -> {
          if (value != null && !known.contains(key)) {
            throw new IllegalArgumentException(id + ": the argument " + key + " is not supported");
          }
        });
    if (kwargs.get("axis") != null && !isChannel(String.valueOf(kwargs.get("axis")))) {
      throw new IllegalArgumentException(
          id + ": numbers along the axis " + kwargs.get("axis") + " are not supported");
    }
  }

  static boolean isChannel(String axis) {
    return axis.equals(Normalization.CHANNEL_AXIS) || axis.equals("c");
  }

  private double number(String key, double otherwise) {
    return kwargs.get(key) == null ? otherwise : toNumber(key, kwargs.get(key));
  }

  private List<Double> numbers(String key, Double otherwise) {
    Object value = kwargs.get(key);
    if (value == null && otherwise == null) {
      throw new IllegalArgumentException(id + ": the argument " + key + " is missing");
    }
    List<Double> numbers = new ArrayList<>();
    for (Object number :
        value instanceof List<?> list ? list : List.of(value == null ? otherwise : value)) {
      numbers.add(toNumber(key, number));
    }
    return numbers;
  }

  private double toNumber(String key, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(id + ": " + key + "=" + value + " is not a number");
  }

  /** Returns a list of axis names; old packages write them as the letters of one text. */
  private List<String> texts(String key) {
    Object value = kwargs.get(key);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : String.valueOf(value).chars().mapToObj(c -> String.valueOf((char) c)).toList();
  }
}
