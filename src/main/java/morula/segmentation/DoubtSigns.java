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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import morula.image.Axis;
import morula.image.KthSmallest;
import morula.image.LabelRegions;
import morula.image.PixelBlocks;
import morula.image.Quantiles;
import morula.inference.ChannelNormalization;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Measures the {@link DoubtSign signs of doubt} of one segmented plane. Of a large plane, only
 * blocks around some of its objects are read, about four million pixels; the areas of objects are
 * those of the whole plane.
 */
final class DoubtSigns {
  /** Planes of up to this many pixels are read as one block. */
  private static final long WHOLE = 1L << 22;

  /** The number of blocks that are read of a larger plane, and their side. */
  private static final int BLOCKS = 16;

  private static final int SIDE = 512;

  /** The smallest contrast by which others are divided, of the range of intensities. */
  private static final double LEAST_CONTRAST = 0.02;

  /** Pixels this near to an object are not background: they may be its soft edge. */
  private static final int NEAR = 2;

  /** Added to shares before their logarithm is taken, which 0 does not have. */
  private static final double LEAST_SHARE = 0.01;

  private static final double LOW = 0.1;

  private final long[] areas;
  private final int largest;
  private final long[] pixels;
  private final double[] sum;
  private final double[] squares;
  private final long[] outline;
  private final double[] gradients;
  private long touching;
  private double[] background = new double[1 << 10];
  private int backgroundCount;

  private DoubtSigns(LabelRegions regions) {
    areas = regions.areas();
    largest = IntStream.of(regions.labels()).max().orElse(0);
    pixels = new long[largest + 1];
    sum = new double[largest + 1];
    squares = new double[largest + 1];
    outline = new long[largest + 1];
    gradients = new double[largest + 1];
  }

  /**
   * Measures a plane.
   *
   * @param plane X, Y, CHANNEL
   * @param normalization of its values
   * @param labels X, Y: 0 is background, above 0 are objects
   * @param regions of the labels
   * @param scores of the objects, 0 to 1; empty if they have none
   * @return the signs that can be measured; none if there are no objects
   */
  static Map<DoubtSign, Double> of(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      ChannelNormalization normalization,
      RandomAccessibleInterval<IntType> labels,
      LabelRegions regions,
      double[] scores) {
    if (regions.count() == 0) {
      return Map.of();
    }
    DoubtSigns signs = new DoubtSigns(regions);
    for (Interval block : blocks(labels, regions)) {
      signs.add(plane, normalization, labels, block);
    }
    return signs.values(scores);
  }

  /** Returns the whole plane, or blocks around objects that are evenly spaced by their number. */
  private static List<Interval> blocks(Interval plane, LabelRegions regions) {
    if (plane.dimension(0) * plane.dimension(1) <= WHOLE) {
      return List.of(plane);
    }
    int[] objects = regions.labels();
    int count = Math.min(BLOCKS, objects.length);
    return IntStream.range(0, count)
        .map(i -> objects[(int) ((2L * i + 1) * objects.length / (2L * count))])
        .mapToObj(label -> around(plane, regions.meanX(label), regions.meanY(label)))
        .toList();
  }

  private static Interval around(Interval plane, double x, double y) {
    long width = Math.min(SIDE, plane.dimension(0));
    long height = Math.min(SIDE, plane.dimension(1));
    return FinalInterval.createMinSize(
        start(x, width, plane.dimension(0)), start(y, height, plane.dimension(1)), width, height);
  }

  private static long start(double centre, long side, long size) {
    return Math.max(0, Math.min(size - side, Math.round(centre - side / 2.0)));
  }

  private void add(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      ChannelNormalization normalization,
      RandomAccessibleInterval<IntType> labels,
      Interval place) {
    int width = (int) place.dimension(0);
    int height = (int) place.dimension(1);
    int[] block = new int[width * height];
    PixelBlocks.copy(Views.interval(labels, place), block, 0);
    float[] values = values(plane, normalization, place, block.length);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (block[i] > 0) {
          addPixel(block, values, i, x, y, width, height);
        } else if (block[i] == 0 && isFar(block, i, x, y, width, height)) {
          addBackground(values[i]);
        }
      }
    }
  }

  /** Returns the normalised intensities of a block, averaged over the channels. */
  private static float[] values(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      ChannelNormalization normalization,
      Interval place,
      int count) {
    int channels = Math.toIntExact(plane.dimension(Axis.CHANNEL.ordinal()));
    double[] stored = new double[count];
    float[] channel = new float[count];
    float[] mean = new float[count];
    for (int c = 0; c < channels; c++) {
      PixelBlocks.copy(
          Views.interval(Views.hyperSlice(plane, Axis.CHANNEL.ordinal(), c), place), stored, 0);
      normalization.apply(c, stored, channel, 0, count);
      for (int i = 0; i < count; i++) {
        mean[i] += channel[i] / channels;
      }
    }
    return mean;
  }

  private void addPixel(int[] block, float[] values, int i, int x, int y, int width, int height) {
    int label = block[i];
    double value = values[i];
    pixels[label]++;
    sum[label] += value;
    squares[label] += value * value;
    int left = x > 0 ? i - 1 : i;
    int right = x < width - 1 ? i + 1 : i;
    int above = y > 0 ? i - width : i;
    int below = y < height - 1 ? i + width : i;
    boolean isOutline =
        block[left] != label
            || block[right] != label
            || block[above] != label
            || block[below] != label;
    if (isOutline) {
      outline[label]++;
      gradients[label] +=
          Math.hypot(values[right] - values[left], values[below] - values[above]) / 2;
      boolean isTouching =
          isOther(block[left], label)
              || isOther(block[right], label)
              || isOther(block[above], label)
              || isOther(block[below], label);
      touching += isTouching ? 1 : 0;
    }
  }

  private static boolean isOther(int label, int own) {
    return label > 0 && label != own;
  }

  private static boolean isFar(int[] block, int i, int x, int y, int width, int height) {
    return (x < NEAR || block[i - NEAR] == 0)
        && (x >= width - NEAR || block[i + NEAR] == 0)
        && (y < NEAR || block[i - NEAR * width] == 0)
        && (y >= height - NEAR || block[i + NEAR * width] == 0);
  }

  private void addBackground(double value) {
    if (backgroundCount == background.length) {
      background = Arrays.copyOf(background, 2 * backgroundCount);
    }
    background[backgroundCount++] = value;
  }

  private Map<DoubtSign, Double> values(double[] scores) {
    Map<DoubtSign, Double> values = new EnumMap<>(DoubtSign.class);
    double[] sizes = Arrays.stream(areas).asDoubleStream().sorted().toArray();
    values.put(
        DoubtSign.SIZE_SPREAD, Math.log(Quantiles.of(sizes, 1 - LOW) / Quantiles.of(sizes, LOW)));
    if (scores.length > 0) {
      values.put(DoubtSign.SCORES, low(scores));
    }
    int[] seen = IntStream.rangeClosed(1, largest).filter(i -> pixels[i] > 0).toArray();
    if (seen.length > 0 && backgroundCount > 0) {
      addIntensities(seen, 2 * Math.sqrt(Quantiles.of(sizes, 0.5) / Math.PI), values);
    }
    return values;
  }

  /**
   * @param diameter of the median object, in pixels
   */
  private void addIntensities(int[] seen, double diameter, Map<DoubtSign, Double> values) {
    double around = KthSmallest.of(background, backgroundCount, Quantiles.median(backgroundCount));
    double[] means = Arrays.stream(seen).mapToDouble(this::mean).sorted().toArray();
    double inside = Quantiles.of(means, 0.5);
    double[] texture =
        Arrays.stream(seen).mapToDouble(i -> spread(i) / contrast(i, around)).sorted().toArray();
    double[] edges =
        Arrays.stream(seen)
            .filter(i -> outline[i] > 0)
            .mapToDouble(i -> gradients[i] / outline[i] * diameter / contrast(i, around))
            .toArray();
    values.put(DoubtSign.TEXTURE, Quantiles.of(texture, 0.5));
    if (edges.length > 0) {
      values.put(DoubtSign.EDGES, low(edges));
      values.put(DoubtSign.TOUCHING, (double) touching / Arrays.stream(outline).sum());
    }
    double between = (around + inside) / 2;
    double side = Math.signum(inside - around);
    long leftOut =
        Arrays.stream(background, 0, backgroundCount)
            .filter(value -> (value - between) * side > 0)
            .count();
    values.put(
        DoubtSign.LEFT_OUT, Math.log((double) leftOut / Arrays.stream(pixels).sum() + LEAST_SHARE));
  }

  private double mean(int label) {
    return sum[label] / pixels[label];
  }

  private double spread(int label) {
    double mean = mean(label);
    return Math.sqrt(Math.max(0, squares[label] / pixels[label] - mean * mean));
  }

  private double contrast(int label, double around) {
    return Math.max(LEAST_CONTRAST, Math.abs(mean(label) - around));
  }

  private static double low(double[] values) {
    return Quantiles.of(Arrays.stream(values).sorted().toArray(), LOW);
  }
}
