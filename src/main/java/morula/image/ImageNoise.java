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
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Estimates the noise of a plane, which differs from pixel to pixel, from a filter that removes
 * what is smooth (Immerkær 1996, doi:10.1006/cviu.1996.0060). Its mean absolute value is as good as
 * the noise is Gaussian; edges enlarge the mean and areas of one value lessen the median, so the
 * smaller of both counts. Values that are not finite are left out.
 */
public final class ImageNoise {
  /** Side of a part of a large plane, in pixels. */
  private static final int PART = 256;

  /** Largest number of parts along an axis. */
  private static final int PARTS = 4;

  /** The filter is 1 -2 1, along X and along Y: of white noise it makes that times 6. */
  private static final double FILTER = 6;

  /** Mean absolute value of the normal distribution. */
  private static final double MEAN = Math.sqrt(2 / Math.PI);

  /** Median absolute value of the normal distribution. */
  private static final double MEDIAN = 0.6744897501960817;

  private ImageNoise() {}

  /**
   * Estimates the standard deviation of the noise from parts that are spread over the plane.
   *
   * @param plane X, Y
   * @return in the units of the plane; 0 if it is narrower than three pixels
   */
  public static double of(RandomAccessibleInterval<? extends RealType<?>> plane) {
    List<float[]> filtered = new ArrayList<>();
    for (Interval part : parts(plane)) {
      if (part.dimension(0) > 2 && part.dimension(1) > 2) {
        filtered.add(filtered(Views.interval(plane, part)));
      }
    }
    int count = filtered.stream().mapToInt(values -> values.length).sum();
    double[] all = new double[count];
    double sum = 0;
    int next = 0;
    for (float[] values : filtered) {
      for (float value : values) {
        if (Float.isFinite(value)) {
          all[next++] = Math.abs(value);
          sum += Math.abs(value);
        }
      }
    }
    if (next == 0) {
      return 0;
    }
    double median = KthSmallest.of(all, next, next / 2);
    return Math.min(sum / next / MEAN, median / MEDIAN) / FILTER;
  }

  private static List<Interval> parts(Interval plane) {
    List<Interval> parts = new ArrayList<>();
    for (long[] y : spans(plane.min(1), plane.dimension(1))) {
      for (long[] x : spans(plane.min(0), plane.dimension(0))) {
        parts.add(FinalInterval.createMinMax(x[0], y[0], x[1], y[1]));
      }
    }
    return parts;
  }

  /** Returns the first and the last pixel of the parts along an axis. */
  private static List<long[]> spans(long min, long length) {
    if (length <= PART * PARTS) {
      return List.of(new long[] {min, min + length - 1});
    }
    List<long[]> spans = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      long first = min + (length - PART) * i / (PARTS - 1);
      spans.add(new long[] {first, first + PART - 1});
    }
    return spans;
  }

  private static float[] filtered(RandomAccessibleInterval<? extends RealType<?>> part) {
    int width = (int) part.dimension(0);
    int height = (int) part.dimension(1);
    float[] values = new float[width * height];
    PixelBlocks.copy(part, values, 0);
    float[] result = new float[(width - 2) * (height - 2)];
    int next = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        result[next++] =
            across(values, i - width) - 2 * across(values, i) + across(values, i + width);
      }
    }
    return result;
  }

  private static float across(float[] values, int i) {
    return values[i - 1] - 2 * values[i] + values[i + 1];
  }
}
