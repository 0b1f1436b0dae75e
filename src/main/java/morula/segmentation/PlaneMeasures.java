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

package morula.segmentation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import morula.image.Axis;
import morula.image.KthSmallest;
import morula.image.LabelRegions;
import morula.image.PixelBlocks;
import morula.image.Quantiles;
import morula.inference.ChannelNormalization;
import morula.sizes.ObjectScale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Measures the {@link ImageQuantity quantities} of one plane. Intensities are read from evenly
 * spaced rows only, about a million pixels.
 */
final class PlaneMeasures {
  private static final long PIXELS = 1 << 20;
  private static final long FEWEST_ROWS = 64;

  /** The number of pixels that are read together if every row is. */
  private static final int READ = 1 << 16;

  private double brightness;
  private double roughness;
  private double inside;
  private double around;
  private long insidePixels;
  private long aroundPixels;

  private PlaneMeasures() {}

  /**
   * Measures a plane.
   *
   * @param plane X, Y, CHANNEL
   * @param normalization of its values
   * @param labels X, Y: 0 is background, above 0 are objects or classes, below 0 is unknown
   * @param regions of the labels
   * @param objects whether the labels are single objects
   * @return every quantity but the score, averaged over the channels; contrast and diameter are
   *     left out if there are no objects
   */
  static Map<ImageQuantity, Double> of(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      ChannelNormalization normalization,
      RandomAccessibleInterval<IntType> labels,
      LabelRegions regions,
      boolean objects) {
    Map<ImageQuantity, Double> values = new EnumMap<>(ImageQuantity.class);
    addObjects(regions, objects, values);
    PlaneMeasures sums = new PlaneMeasures();
    int channels = Math.toIntExact(plane.dimension(Axis.CHANNEL.ordinal()));
    for (int c = 0; c < channels; c++) {
      sums.addChannel(channel(plane, c), c, normalization, labels);
    }
    put(values, ImageQuantity.BRIGHTNESS, sums.brightness / channels);
    put(values, ImageQuantity.ROUGHNESS, sums.roughness / channels);
    put(
        values,
        ImageQuantity.CONTRAST,
        sums.inside / sums.insidePixels - sums.around / sums.aroundPixels);
    return values;
  }

  private static void put(Map<ImageQuantity, Double> values, ImageQuantity quantity, double value) {
    if (Double.isFinite(value)) {
      values.put(quantity, value);
    }
  }

  private static void addObjects(
      LabelRegions regions, boolean objects, Map<ImageQuantity, Double> values) {
    long labelled = Arrays.stream(regions.areas()).sum();
    long known = regions.background() + labelled;
    put(values, ImageQuantity.FOREGROUND, (double) labelled / known);
    if (objects) {
      ObjectScale.medianDiameter(regions).ifPresent(d -> put(values, ImageQuantity.DIAMETER, d));
    }
  }

  private void addChannel(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      int channel,
      ChannelNormalization normalization,
      RandomAccessibleInterval<IntType> labels) {
    int width = Math.toIntExact(plane.dimension(0));
    long height = plane.dimension(1);
    int rows = (int) Math.min(height, Math.max(FEWEST_ROWS, PIXELS / width));
    float[] values = new float[Math.multiplyExact(width, rows)];
    int together = rows == height ? Math.max(1, READ / width) : 1;
    double[] stored = new double[together * width];
    int[] row = new int[together * width];
    double differences = 0;
    for (int i = 0; i < rows; i += together) {
      long y = (2L * i + 1) * height / (2L * rows);
      int count = Math.min(together, rows - i);
      PixelBlocks.copy(rows(plane, y, count), stored, 0);
      PixelBlocks.copy(rows(labels, y, count), row, 0);
      normalization.apply(channel, stored, values, i * width, count * width);
      for (int j = 0; j < count; j++) {
        differences += addRow(values, (i + j) * width, row, j * width, width);
      }
      if (channel == 0) {
        for (int k = 0; k < count * width; k++) {
          insidePixels += row[k] > 0 ? 1 : 0;
          aroundPixels += row[k] == 0 ? 1 : 0;
        }
      }
    }
    addSpread(values, differences / (Math.max(1, width - 1.0) * rows));
  }

  /** Returns the sum of the squared differences of neighbours. */
  private double addRow(float[] values, int from, int[] labels, int first, int width) {
    double differences = 0;
    for (int x = 0; x < width; x++) {
      float value = values[from + x];
      differences += x == 0 ? 0 : square(value - values[from + x - 1]);
      if (labels[first + x] > 0) {
        inside += value;
      } else if (labels[first + x] == 0) {
        around += value;
      }
    }
    return differences;
  }

  /**
   * @param difference mean square of the differences of neighbours
   */
  private void addSpread(float[] values, double difference) {
    double mean = 0;
    for (float value : values) {
      mean += value;
    }
    mean /= values.length;
    double variance = 0;
    for (float value : values) {
      variance += square(value - mean);
    }
    variance /= values.length;
    double[] copy = new double[values.length];
    Arrays.setAll(copy, i -> values[i]);
    brightness += KthSmallest.of(copy, copy.length, Quantiles.median(copy.length));
    // 0 is reserved for planes of a single value, not for rows of a single value each
    roughness +=
        variance == 0 ? 0 : Math.max(Double.MIN_VALUE, Math.sqrt(difference / 2 / variance));
  }

  private static double square(double value) {
    return value * value;
  }

  private static RandomAccessibleInterval<? extends RealType<?>> channel(
      RandomAccessibleInterval<? extends RealType<?>> plane, int channel) {
    return Views.hyperSlice(plane, Axis.CHANNEL.ordinal(), channel);
  }

  private static RandomAccessibleInterval<? extends RealType<?>> rows(
      RandomAccessibleInterval<? extends RealType<?>> plane, long y, int count) {
    return Views.interval(
        plane, new long[] {0, y}, new long[] {plane.dimension(0) - 1, y + count - 1});
  }
}
