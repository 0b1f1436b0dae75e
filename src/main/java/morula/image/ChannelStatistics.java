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
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Computes the mean and the standard deviation of each channel over many images, which are added
 * one at a time. The sums are in double precision: the mean of each block and the squared
 * differences to it are combined by the formula of Chan, Golub and LeVeque (1979). Values that are
 * not finite are left out.
 */
public final class ChannelStatistics {
  /** The smallest standard deviation that bioimage.io allows. */
  private static final double SMALLEST = 1e-6;

  private static final long BLOCK = 1 << 20;

  private final long[] counts;
  private final double[] means;

  /** The sum of squared differences to the mean, by channel. */
  private final double[] squares;

  /**
   * Creates empty statistics.
   *
   * @param channels number of channels of every image, at least 1
   */
  public ChannelStatistics(int channels) {
    counts = new long[channels];
    means = new double[channels];
    squares = new double[channels];
  }

  /**
   * Adds all pixels of an image.
   *
   * @param pixels any dimensions
   * @param channelDimension the dimension of the channels
   * @throws IllegalArgumentException if there are fewer or more channels than expected
   */
  public <T extends RealType<T>> void add(
      RandomAccessibleInterval<T> pixels, int channelDimension) {
    if (pixels.dimension(channelDimension) != counts.length) {
      throw new IllegalArgumentException(
          pixels.dimension(channelDimension) + " channels instead of " + counts.length);
    }
    for (int c = 0; c < counts.length; c++) {
      RandomAccessibleInterval<T> channel =
          Views.hyperSlice(pixels, channelDimension, pixels.min(channelDimension) + c);
      for (Interval band : PixelBlocks.bands(channel, BLOCK)) {
        RandomAccessibleInterval<T> part = Views.interval(channel, band);
        float[] values = new float[Math.toIntExact(part.size())];
        PixelBlocks.copy(part, values, 0);
        add(c, values);
      }
    }
  }

  private void add(int channel, float[] values) {
    long count = 0;
    double sum = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        sum += value;
        count++;
      }
    }
    if (count == 0) {
      return;
    }
    double mean = sum / count;
    double square = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        square += (value - mean) * (value - mean);
      }
    }
    double difference = mean - means[channel];
    long all = counts[channel] + count;
    means[channel] += difference * count / all;
    squares[channel] += square + difference * difference * counts[channel] * ((double) count / all);
    counts[channel] = all;
  }

  /** Returns the mean of a channel; 0 if there are no values. */
  public double mean(int channel) {
    return means[channel];
  }

  /**
   * Returns the standard deviation of a channel, that of the population (numpy's default); 0 if
   * there are no values.
   */
  public double standardDeviation(int channel) {
    return counts[channel] == 0 ? 0 : Math.sqrt(squares[channel] / counts[channel]);
  }

  /** Returns the normalization with these numbers. A constant channel is only shifted, to 0. */
  public Normalization.FixedZeroMeanUnitVariance normalization() {
    List<Double> mean = new ArrayList<>();
    List<Double> std = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      double deviation = standardDeviation(c);
      mean.add(mean(c));
      std.add(deviation == 0 ? 1 : Math.max(SMALLEST, deviation));
    }
    return new Normalization.FixedZeroMeanUnitVariance(mean, std);
  }
}
