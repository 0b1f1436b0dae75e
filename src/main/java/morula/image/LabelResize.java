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
import java.util.Optional;
import net.imglib2.Dimensions;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Resizes labels as {@link Resize#labels} describes it, rows of the target in parallel. */
final class LabelResize {
  /** The number of pixels of the target that one thread fills at a time. */
  private static final long BAND = 1 << 18;

  private final BlockReader<IntType> reader;
  private final Optional<BlockReader<FloatType>> probabilities;
  private final double threshold;
  private final RandomAccessibleInterval<IntType> target;
  private final Line x;
  private final Line y;

  private LabelResize(
      RandomAccessibleInterval<IntType> source,
      Optional<Foreground> foreground,
      Dimensions size,
      RandomAccessibleInterval<IntType> target) {
    probabilities = foreground.map(f -> new BlockReader<>(f.probabilities()));
    threshold = foreground.map(Foreground::threshold).orElse(0.0);
    reader = new BlockReader<>(source);
    this.target = target;
    x = Line.of(0, source, size, target);
    y = Line.of(1, source, size, target);
  }

  /**
   * @param source X, Y, minimum 0
   * @param foreground at the pixels of the source; empty to go by the labels alone
   * @param size width and height of the whole target
   * @param target X, Y: a part of the target at its position in the target; is filled
   */
  static void fill(
      RandomAccessibleInterval<IntType> source,
      Optional<Foreground> foreground,
      Dimensions size,
      RandomAccessibleInterval<IntType> target) {
    LabelResize resize = new LabelResize(source, foreground, size, target);
    List<Interval> bands = PixelBlocks.bands(target, BAND);
    bands.parallelStream().forEach(resize::fill);
  }

  /**
   * The pixels of the source on both sides of each pixel of the target, and the weight of the
   * second; all counted from the first pixel of the source that is needed.
   */
  private record Line(long first, int[] before, int[] after, double[] weight) {
    static Line of(int d, Interval source, Dimensions size, Interval target) {
      int count = Math.toIntExact(target.dimension(d));
      double scale = (double) source.dimension(d) / size.dimension(d);
      long last = source.dimension(d) - 1;
      long[] low = new long[count];
      long[] high = new long[count];
      double[] weight = new double[count];
      for (int i = 0; i < count; i++) {
        double position = (target.min(d) + i + 0.5) * scale - 0.5;
        double floor = Math.floor(position);
        low[i] = Math.max(0, Math.min(last, (long) floor));
        high[i] = Math.max(0, Math.min(last, (long) floor + 1));
        weight[i] = position - floor;
      }
      long first = count == 0 ? 0 : low[0];
      return new Line(first, from(low, first), from(high, first), weight);
    }

    private static int[] from(long[] positions, long first) {
      return Arrays.stream(positions).mapToInt(at -> Math.toIntExact(at - first)).toArray();
    }

    /** The number of pixels of the source that are needed. */
    int count() {
      return after[after.length - 1] + 1;
    }
  }

  /**
   * @param band whole rows of the target
   */
  private void fill(Interval band) {
    int from = (int) (band.min(1) - target.min(1));
    int end = from + (int) band.dimension(1);
    int top = y.before[from];
    int width = x.count();
    int[] values = new int[Math.multiplyExact(width, y.after[end - 1] - top + 1)];
    Interval needed =
        FinalInterval.createMinSize(x.first, y.first + top, width, y.after[end - 1] - top + 1L);
    reader.copy(needed, values);
    float[] inside = new float[probabilities.isPresent() ? values.length : 0];
    probabilities.ifPresent(p -> p.copy(needed, inside));
    int[] row = new int[x.before.length];
    for (int j = from; j < end; j++) {
      int above = (y.before[j] - top) * width;
      int below = (y.after[j] - top) * width;
      fill(row, values, inside, above, below, y.weight[j]);
      long at = target.min(1) + j;
      PixelBlocks.write(
          row,
          Views.interval(target, new long[] {target.min(0), at}, new long[] {target.max(0), at}));
    }
  }

  /**
   * @param inside probabilities at the pixels of {@code values}; empty if they are not known
   */
  private void fill(int[] row, int[] values, float[] inside, int above, int below, double down) {
    double up = 1 - down;
    for (int i = 0; i < row.length; i++) {
      int a = values[above + x.before[i]];
      int b = values[above + x.after[i]];
      int c = values[below + x.before[i]];
      int d = values[below + x.after[i]];
      double right = x.weight[i];
      if (a == b && a == c && a == d) {
        row[i] = a;
      } else if (inside.length == 0 || (a != 0 && b != 0 && c != 0 && d != 0)) {
        row[i] = largest(a, b, c, d, right, up, down, false);
      } else {
        double probability =
            up * between(inside[above + x.before[i]], inside[above + x.after[i]], right)
                + down * between(inside[below + x.before[i]], inside[below + x.after[i]], right);
        row[i] = probability < threshold ? 0 : largest(a, b, c, d, right, up, down, true);
      }
    }
  }

  private static double between(double left, double right, double weight) {
    return (1 - weight) * left + weight * right;
  }

  /**
   * Returns the label with the largest share; of equal shares, the smaller label.
   *
   * @param right weight of the labels b and d
   * @param up weight of the labels a and b
   * @param down weight of the labels c and d
   * @param object whether 0 is left out; then one of the labels is another
   */
  private static int largest(
      int a, int b, int c, int d, double right, double up, double down, boolean object) {
    double left = 1 - right;
    int best = a;
    double most = -1;
    for (int k = 0; k < 4; k++) {
      int label = k == 0 ? a : k == 1 ? b : k == 2 ? c : d;
      double sum = 0;
      sum += label == a ? left * up : 0;
      sum += label == b ? right * up : 0;
      sum += label == c ? left * down : 0;
      sum += label == d ? right * down : 0;
      boolean isLeftOut = object && label == 0;
      if (!isLeftOut && (sum > most || (sum == most && label < best))) {
        most = sum;
        best = label;
      }
    }
    return best;
  }
}
