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

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * The distribution of the values of an image. For integers of up to 16 bit it is a histogram, exact
 * for any size; for other types it is a list of values as 32-bit floats, exact up to {@link
 * #MAXIMUM_VALUES} values and above that a sample of every n-th pixel.
 */
final class Distribution {
  /** The largest number of values that are kept: 64 MB of floats. */
  static final long MAXIMUM_VALUES = 1 << 24;

  private static final int HISTOGRAM_BINS = 1 << 16;

  /** The number of pixels counted at once. */
  private static final long BAND = 1 << 20;

  /** The values, ascending. */
  private final float[] values;

  /** The number of occurrences of each value; null if each occurs once. */
  private final long[] counts;

  /** The number of occurrences of each value and all smaller ones; null if each occurs once. */
  private final long[] ends;

  private final long total;

  private Distribution(float[] values, long[] counts) {
    this.values = values;
    this.counts = counts;
    ends = counts == null ? null : counts.clone();
    if (ends != null) {
      Arrays.parallelPrefix(ends, Long::sum);
    }
    total = counts == null ? values.length : values.length == 0 ? 0 : ends[ends.length - 1];
  }

  /**
   * Returns the distribution of all pixels; values that are not finite are left out.
   *
   * @param sharing number of distributions that share the bound on the number of values
   */
  static Distribution of(RandomAccessibleInterval<? extends RealType<?>> pixels, int sharing) {
    RealType<?> type = pixels.getType();
    boolean binned =
        type instanceof IntegerType && type.getMaxValue() - type.getMinValue() < HISTOGRAM_BINS;
    return binned
        ? histogram(pixels, (int) type.getMinValue())
        : list(pixels, MAXIMUM_VALUES / sharing);
  }

  private static Distribution histogram(
      RandomAccessibleInterval<? extends RealType<?>> pixels, int minimum) {
    long[] bins = new long[HISTOGRAM_BINS];
    for (Interval band : PixelBlocks.bands(pixels, BAND)) {
      RandomAccessibleInterval<? extends RealType<?>> part = Views.interval(pixels, band);
      int[] block = new int[Math.toIntExact(part.size())];
      PixelBlocks.copy(part, block, 0);
      for (int value : block) {
        bins[value - minimum]++;
      }
    }
    int[] used = IntStream.range(0, bins.length).filter(b -> bins[b] > 0).toArray();
    float[] values = new float[used.length];
    long[] counts = new long[used.length];
    for (int i = 0; i < used.length; i++) {
      values[i] = used[i] + minimum;
      counts[i] = bins[used[i]];
    }
    return new Distribution(values, counts);
  }

  private static Distribution list(
      RandomAccessibleInterval<? extends RealType<?>> pixels, long maximum) {
    long size = pixels.size();
    long step = (size + maximum - 1) / maximum;
    while (step > 1 && gcd(step, pixels.dimension(0)) > 1) {
      step++; // otherwise whole columns would be left out
    }
    float[] values = new float[(int) ((size + step - 1) / step)];
    int count = 0;
    Cursor<? extends RealType<?>> cursor = Views.flatIterable(pixels).cursor();
    for (long i = 0; i < size; i += step) {
      cursor.jumpFwd(i == 0 ? 1 : step);
      float value = cursor.get().getRealFloat();
      if (Float.isFinite(value)) {
        values[count++] = value;
      }
    }
    values = count == values.length ? values : Arrays.copyOf(values, count);
    Arrays.parallelSort(values);
    return new Distribution(values, null);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Returns the distribution of all values of several distributions. */
  static Distribution merge(List<Distribution> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int size = parts.stream().mapToInt(part -> part.values.length).sum();
    float[] values = new float[size];
    boolean single = parts.stream().allMatch(part -> part.counts == null);
    long[] counts = single ? null : new long[size];
    int to = 0;
    for (Distribution part : parts) {
      System.arraycopy(part.values, 0, values, to, part.values.length);
      if (counts != null) {
        for (int i = 0; i < part.values.length; i++) {
          counts[to + i] = part.count(i);
        }
      }
      to += part.values.length;
    }
    return sorted(values, counts);
  }

  /** Returns the distribution of {@code function(x)}. */
  Distribution map(IntensityFunction function) {
    float[] mapped = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      mapped[i] = (float) function.apply(values[i]);
    }
    return sorted(mapped, counts);
  }

  private static Distribution sorted(float[] values, long[] counts) {
    if (counts == null) {
      Arrays.parallelSort(values);
      return new Distribution(values, null);
    }
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Float.compare(values[a], values[b]));
    float[] sortedValues = new float[values.length];
    long[] sortedCounts = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      sortedValues[i] = values[order[i]];
      sortedCounts[i] = counts[order[i]];
    }
    return new Distribution(sortedValues, sortedCounts);
  }

  /**
   * Returns the value below which {@code percent} of the values lie, interpolated linearly between
   * neighbours, like {@code numpy.percentile} by default; 0 if there are no values.
   */
  double percentile(double percent) {
    if (total == 0) {
      return 0;
    }
    return Quantiles.of(total, this::value, percent / 100);
  }

  /** Returns the number of values. */
  long total() {
    return total;
  }

  /** Returns the value at an index of the sorted list of all values. */
  double value(long index) {
    if (counts == null) {
      return values[(int) index];
    }
    int found = Arrays.binarySearch(ends, index + 1);
    return values[found < 0 ? -found - 1 : found];
  }

  /** Returns the number of values that are at most {@code limit}. */
  long countUpTo(double limit) {
    int end = end(limit);
    return counts == null || end == 0 ? end : ends[end - 1];
  }

  /** Returns the number of values that equal {@code value}. */
  long count(double value) {
    return countUpTo(value) - countUpTo(Math.nextDown(value));
  }

  /** Returns the number of different values between two limits, which are included; at most 100. */
  int different(double low, double high) {
    int found = 0;
    long next = countUpTo(Math.nextDown(low));
    while (next < total && value(next) <= high && found < 100) {
      found++;
      next = countUpTo(value(next));
    }
    return found;
  }

  /** Returns the values between two limits, which are included. */
  Distribution within(double low, double high) {
    int from = end(Math.nextDown(low));
    int to = Math.max(from, end(high));
    return new Distribution(
        Arrays.copyOfRange(values, from, to),
        counts == null ? null : Arrays.copyOfRange(counts, from, to));
  }

  /** Returns the values without some occurrences of one of them. */
  Distribution without(double value, long occurrences) {
    int from = end(Math.nextDown(value));
    if (counts != null && counts[from] == occurrences) {
      return new Distribution(without(values, from), without(counts, from));
    } else if (counts != null) {
      long[] left = counts.clone();
      left[from] -= occurrences;
      return new Distribution(values, left);
    }
    float[] left = new float[values.length - (int) occurrences];
    System.arraycopy(values, 0, left, 0, from);
    System.arraycopy(values, from + (int) occurrences, left, from, left.length - from);
    return new Distribution(left, null);
  }

  private static float[] without(float[] all, int index) {
    float[] left = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, index + 1, left, index, left.length - index);
    return left;
  }

  private static long[] without(long[] all, int index) {
    long[] left = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, index + 1, left, index, left.length - index);
    return left;
  }

  /** Returns the index of the first different value above {@code limit}. */
  private int end(double limit) {
    int from = 0;
    int to = values.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (values[middle] <= limit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Returns the mean; 0 if there are no values. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * count(i);
    }
    return total == 0 ? 0 : sum / total;
  }

  /**
   * Returns the standard deviation of the population (numpy's default); 0 if there are no values.
   */
  double standardDeviation() {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - mean;
      sum += difference * difference * count(i);
    }
    return total == 0 ? 0 : Math.sqrt(sum / total);
  }

  private long count(int index) {
    return counts == null ? 1 : counts[index];
  }
}
