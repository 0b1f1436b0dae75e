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

package morula.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.image.Axis;
import morula.image.Calibration;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Measures single objects of a plane that {@link PlaneMeasurement} has found, box by box. */
final class DetailedMeasurement {
  /** The width in pixels of the ring outside an object. */
  static final int RING = 3;

  private static final long LARGEST_BOX = 1 << 24;

  private final RandomAccessibleInterval<? extends RealType<?>> image;
  private final RandomAccessibleInterval<IntType> labels;
  private final Calibration calibration;
  private final int channels;

  /**
   * @param image X, Y, CHANNEL
   * @param labels X, Y
   */
  DetailedMeasurement(
      RandomAccessibleInterval<? extends RealType<?>> image,
      RandomAccessibleInterval<IntType> labels,
      Calibration calibration) {
    this.image = image;
    this.labels = labels;
    this.calibration = calibration;
    channels = (int) image.dimension(Axis.CHANNEL.ordinal());
  }

  ObjectDetails of(ObjectMeasures object) {
    Interval box =
        FinalInterval.createMinSize(
            object.boxX(), object.boxY(), object.boxWidth(), object.boxHeight());
    Interval outer = Intervals.intersect(labels, Intervals.expand(box, RING));
    if (Intervals.numElements(outer) > LARGEST_BOX) {
      return ObjectDetails.unknown(channels);
    }
    int width = (int) outer.dimension(0);
    int[] values = new int[(int) Intervals.numElements(outer)];
    Cursor<IntType> cursor = Views.flatIterable(Views.interval(labels, outer)).cursor();
    for (int i = 0; i < values.length; i++) {
      values[i] = cursor.next().get();
    }
    int[] inside = where(values, object.label());
    int[] ring = ring(values, width, inside);
    Moments moments = Moments.of(inside, width, calibration);
    Feret feret = Feret.of(inside, width, calibration);
    List<ObjectDetails.Channel> intensities = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double[] within = read(inside, width, outer, c);
      double around = Arrays.stream(read(ring, width, outer, c)).average().orElse(Double.NaN);
      intensities.add(channel(within, object, around));
    }
    return new ObjectDetails(
        feret.maximum(),
        feret.minimum(),
        moments.major(),
        moments.minor(),
        moments.angle(),
        intensities);
  }

  private static ObjectDetails.Channel channel(
      double[] within, ObjectMeasures object, double around) {
    double mean = Arrays.stream(within).average().orElse(Double.NaN);
    double squares = Arrays.stream(within).map(v -> (v - mean) * (v - mean)).sum();
    Arrays.sort(within);
    int n = within.length;
    return new ObjectDetails.Channel(
        (within[(n - 1) / 2] + within[n / 2]) / 2,
        n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
        mean * object.area(),
        around);
  }

  private static int[] where(int[] values, int label) {
    int count = 0;
    int[] found = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] == label) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Returns the background pixels at most RING from a pixel of the object. */
  private static int[] ring(int[] values, int width, int[] inside) {
    boolean[] near = new boolean[values.length];
    int height = values.length / width;
    for (int i : inside) {
      int x = i % width;
      int y = i / width;
      if (isInner(values, width, height, x, y)) {
        continue;
      }
      for (int v = Math.max(0, y - RING); v <= Math.min(height - 1, y + RING); v++) {
        for (int u = Math.max(0, x - RING); u <= Math.min(width - 1, x + RING); u++) {
          int distance = (u - x) * (u - x) + (v - y) * (v - y);
          near[v * width + u] |= distance <= RING * RING && values[v * width + u] == 0;
        }
      }
    }
    int count = 0;
    int[] found = new int[values.length];
    for (int i = 0; i < near.length; i++) {
      if (near[i]) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean isInner(int[] values, int width, int height, int x, int y) {
    int i = y * width + x;
    return x > 0
        && y > 0
        && x < width - 1
        && y < height - 1
        && values[i - 1] == values[i]
        && values[i + 1] == values[i]
        && values[i - width] == values[i]
        && values[i + width] == values[i];
  }

  private double[] read(int[] pixels, int width, Interval outer, int channel) {
    RandomAccess<? extends RealType<?>> access = image.randomAccess();
    access.setPosition(channel, Axis.CHANNEL.ordinal());
    double[] values = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      access.setPosition(outer.min(0) + pixels[i] % width, 0);
      access.setPosition(outer.min(1) + pixels[i] / width, 1);
      values[i] = access.get().getRealDouble();
    }
    return values;
  }
}
