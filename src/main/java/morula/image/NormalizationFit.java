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
import java.util.List;
import java.util.function.Supplier;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Computes the statistics of each step on the result of the steps before it. */
final class NormalizationFit {
  private NormalizationFit() {}

  static FittedNormalization fit(
      RandomAccessibleInterval<? extends RealType<?>> sample,
      int channelDimension,
      List<Normalization> steps) {
    int count = channelDimension < 0 ? 1 : Math.toIntExact(sample.dimension(channelDimension));
    return fit(count, () -> distributions(sample, channelDimension, count), steps);
  }

  /**
   * @param count number of channels
   * @param values the distribution of each channel; asked for only if a step needs it
   */
  static FittedNormalization fit(
      int count, Supplier<List<Distribution>> values, List<Normalization> steps) {
    List<List<IntensityFunction>> functions = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      functions.add(new ArrayList<>());
    }
    List<Distribution> distributions = null;
    for (Normalization step : steps) {
      if (distributions == null && needsStatistics(step)) {
        distributions = new ArrayList<>(values.get());
        for (int c = 0; c < count; c++) {
          for (IntensityFunction function : functions.get(c)) {
            distributions.set(c, distributions.get(c).map(function));
          }
        }
      }
      boolean jointly =
          step instanceof Normalization.ScaleRange s && isJoint(s.axes())
              || step instanceof Normalization.ZeroMeanUnitVariance z && isJoint(z.axes());
      Distribution all = jointly ? Distribution.merge(distributions) : null;
      for (int c = 0; c < count; c++) {
        Distribution own = jointly || distributions == null ? all : distributions.get(c);
        IntensityFunction function = function(step, c, count, own);
        functions.get(c).add(function);
        boolean more = step != steps.get(steps.size() - 1);
        if (distributions != null && more) {
          distributions.set(c, distributions.get(c).map(function));
        }
      }
    }
    return new FittedNormalization(functions);
  }

  static boolean needsStatistics(Normalization step) {
    return step instanceof Normalization.ScaleRange
        || step instanceof Normalization.ZeroMeanUnitVariance;
  }

  private static boolean isJoint(List<String> axes) {
    return axes.isEmpty() || axes.stream().anyMatch(NormalizationReader::isChannel);
  }

  static List<Distribution> distributions(
      RandomAccessibleInterval<? extends RealType<?>> sample, int channelDimension, int count) {
    List<Distribution> distributions = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      distributions.add(
          Distribution.of(
              channelDimension < 0
                  ? sample
                  : Views.hyperSlice(sample, channelDimension, sample.min(channelDimension) + c),
              count));
    }
    return distributions;
  }

  private static IntensityFunction function(
      Normalization step, int channel, int channels, Distribution values) {
    if (step instanceof Normalization.ScaleRange s) {
      return range(s, values);
    } else if (step instanceof Normalization.ZeroMeanUnitVariance z) {
      return standard(values.mean(), values.standardDeviation() + z.eps());
    } else if (step instanceof Normalization.FixedZeroMeanUnitVariance f) {
      return standard(
          number(step, f.mean(), channel, channels), number(step, f.std(), channel, channels));
    } else if (step instanceof Normalization.ScaleLinear l) {
      return new IntensityFunction.Affine(
          number(step, l.gain(), channel, channels), number(step, l.offset(), channel, channels));
    } else if (step instanceof Normalization.Clip c) {
      return new IntensityFunction.Clamp(c.min(), c.max());
    } else if (step instanceof Normalization.Binarize b) {
      return new IntensityFunction.Step(number(step, b.threshold(), channel, channels));
    }
    return new IntensityFunction.Logistic();
  }

  private static IntensityFunction range(Normalization.ScaleRange step, Distribution values) {
    double low = values.percentile(step.minPercentile());
    double high = values.percentile(step.maxPercentile());
    if (low == high) {
      low = values.percentile(0);
      high = values.percentile(100);
    }
    return low == high
        ? new IntensityFunction.Affine(0, 0)
        : standard(low, high - low + step.eps());
  }

  private static IntensityFunction standard(double shift, double scale) {
    return new IntensityFunction.Affine(1 / scale, -shift / scale);
  }

  private static double number(
      Normalization step, List<Double> numbers, int channel, int channels) {
    if (numbers.size() > 1 && numbers.size() != channels) {
      throw new IllegalArgumentException(
          step.id()
              + " is defined for "
              + numbers.size()
              + " channels, but the image has "
              + channels);
    }
    return numbers.get(numbers.size() == 1 ? 0 : channel);
  }
}
