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
import java.util.Optional;
import net.imglib2.Cursor;
import net.imglib2.Dimensions;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * Resizes planes to another width and height. Both images cover the same area: the centre of pixel
 * i of n lies at (i + 1/2) / n.
 */
public final class Resize {
  /** The width and height of the parts that {@link #lazily} computes at a time. */
  private static final int CELL = 512;

  /** The number of pixels read at once. */
  private static final long BLOCK = 1 << 20;

  private Resize() {}

  /** The weights of the source pixels that contribute to one target pixel along one axis. */
  private record Taps(int start, float[] weights) {
    int end() {
      return start + weights.length;
    }

    /** Returns the same pixels for a source that begins at {@code origin}. */
    Taps from(int origin) {
      return new Taps(start - origin, weights);
    }
  }

  /**
   * Resizes intensities. Enlarging interpolates linearly between the nearest pixels; shrinking
   * computes the mean of the source pixels weighted by a triangle that is twice as wide as the new
   * pixel, so that no pixel is skipped. The results are those of {@code
   * torch.nn.functional.interpolate} with {@code mode="bilinear", antialias=True}.
   *
   * @param source X, Y and any further dimensions
   * @param width of the result
   * @param height of the result
   * @return the same dimensions, with other X and Y
   */
  public static ArrayImg<FloatType, FloatArray> linear(
      RandomAccessibleInterval<? extends RealType<?>> source, int width, int height) {
    long[] size = source.dimensionsAsLongArray();
    Taps[] columns = taps(Math.toIntExact(size[0]), width);
    Taps[] rows = taps(Math.toIntExact(size[1]), height);
    size[0] = width;
    size[1] = height;
    long count = Arrays.stream(size).reduce(1, Math::multiplyExact);
    float[] values = new float[Math.toIntExact(count)];
    linear(source, columns, rows, values, 0);
    return ArrayImgs.floats(values, size);
  }

  /**
   * Returns the same pixels as {@link #linear(RandomAccessibleInterval, int, int)}, computed part
   * by part when they are accessed: for images larger than memory.
   *
   * @param source X, Y and any further dimensions
   * @param width of the result
   * @param height of the result
   * @return the same dimensions, with other X and Y
   */
  public static RandomAccessibleInterval<FloatType> lazily(
      RandomAccessibleInterval<? extends RealType<?>> source, int width, int height) {
    long[] size = source.dimensionsAsLongArray();
    Taps[] columns = taps(Math.toIntExact(size[0]), width);
    Taps[] rows = taps(Math.toIntExact(size[1]), height);
    size[0] = width;
    size[1] = height;
    int[] cellSize = new int[size.length];
    Arrays.fill(cellSize, 1);
    cellSize[0] = Math.min(CELL, width);
    cellSize[1] = Math.min(CELL, height);
    CellGrid grid = new CellGrid(size, cellSize);
    long bytes = (long) cellSize[0] * cellSize[1] * Float.BYTES;
    return new LazyCellImg<>(
        grid,
        new FloatType(),
        new CellCache<FloatArray>(
            index -> cell(source, grid, index, columns, rows), bytes, grid.gridDimension(0)));
  }

  private static <T extends RealType<T>> Cell<FloatArray> cell(
      RandomAccessibleInterval<? extends RealType<?>> source,
      CellGrid grid,
      long index,
      Taps[] columns,
      Taps[] rows) {
    long[] min = new long[grid.numDimensions()];
    int[] size = new int[min.length];
    grid.getCellDimensions(index, min, size);
    RandomAccessibleInterval<T> plane = Cast.unchecked(Views.zeroMin(source));
    for (int d = min.length - 1; d > 1; d--) {
      plane = Views.hyperSlice(plane, d, min[d]);
    }
    Taps[] x = Arrays.copyOfRange(columns, (int) min[0], (int) min[0] + size[0]);
    Taps[] y = Arrays.copyOfRange(rows, (int) min[1], (int) min[1] + size[1]);
    int left = x[0].start();
    int top = y[0].start();
    Interval needed =
        FinalInterval.createMinMax(left, top, x[x.length - 1].end() - 1, y[y.length - 1].end() - 1);
    x = Arrays.stream(x).map(t -> t.from(left)).toArray(Taps[]::new);
    y = Arrays.stream(y).map(t -> t.from(top)).toArray(Taps[]::new);
    float[] values = new float[x.length * y.length];
    plane(Views.zeroMin(Views.interval(plane, needed)), x, y, values, 0);
    return new Cell<>(size, min, new FloatArray(values));
  }

  /**
   * Resizes the planes of an image.
   *
   * @param width of the result
   * @param height of the result
   * @return the resized image, with the calibration of its larger or smaller pixels
   */
  public static Image linear(Image image, int width, int height) {
    Calibration resized =
        image
            .calibration()
            .resized((double) width / image.size(Axis.X), (double) height / image.size(Axis.Y));
    return new Image(image.name(), linear(image.pixels(), width, height), resized);
  }

  /**
   * Fills {@code target} from {@code to} on, and returns the index at which the next plane begins.
   */
  private static <T extends RealType<T>> int linear(
      RandomAccessibleInterval<? extends RealType<?>> source,
      Taps[] columns,
      Taps[] rows,
      float[] target,
      int to) {
    RandomAccessibleInterval<T> typed = Cast.unchecked(source);
    int last = typed.numDimensions() - 1;
    if (last == 1) {
      plane(typed, columns, rows, target, to);
      return to + columns.length * rows.length;
    }
    int next = to;
    for (long i = typed.min(last); i <= typed.max(last); i++) {
      next = linear(Views.hyperSlice(typed, last, i), columns, rows, target, next);
    }
    return next;
  }

  /** Resizes a plane, rows first, so that a large plane need not be in memory as a whole. */
  private static <T extends RealType<T>> void plane(
      RandomAccessibleInterval<T> plane, Taps[] columns, Taps[] rows, float[] target, int to) {
    int width = (int) plane.dimension(0);
    int narrowWidth = columns.length;
    float[] narrow = new float[Math.toIntExact(narrowWidth * plane.dimension(1))];
    FlatTaps across = FlatTaps.of(columns);
    int row = 0;
    for (Interval band : PixelBlocks.bands(plane, BLOCK)) {
      RandomAccessibleInterval<T> part = Views.interval(plane, band);
      float[] values = new float[Math.toIntExact(part.size())];
      PixelBlocks.copy(part, values, 0);
      for (int from = 0; from < values.length; from += width, row++) {
        across.sum(values, from, narrow, row * narrowWidth);
      }
    }
    for (int y = 0; y < rows.length; y++) {
      int begin = to + y * narrowWidth;
      float[] weights = rows[y].weights();
      Arrays.fill(target, begin, begin + narrowWidth, 0);
      for (int k = 0; k < weights.length; k++) {
        add(weights[k], narrow, (rows[y].start() + k) * narrowWidth, target, begin, narrowWidth);
      }
    }
  }

  /** Adds a row, multiplied by a weight, to another one. */
  private static void add(float weight, float[] row, int from, float[] target, int to, int count) {
    for (int x = 0; x < count; x++) {
      target[to + x] += weight * row[from + x];
    }
  }

  /** The taps of a whole row one after the other: those of pixel x from {@code begin[x]} on. */
  private record FlatTaps(int[] start, int[] begin, float[] weights) {
    static FlatTaps of(Taps[] taps) {
      int[] start = Arrays.stream(taps).mapToInt(Taps::start).toArray();
      int[] begin = new int[taps.length + 1];
      for (int x = 0; x < taps.length; x++) {
        begin[x + 1] = begin[x] + taps[x].weights().length;
      }
      float[] weights = new float[begin[taps.length]];
      for (int x = 0; x < taps.length; x++) {
        System.arraycopy(taps[x].weights(), 0, weights, begin[x], begin[x + 1] - begin[x]);
      }
      return new FlatTaps(start, begin, weights);
    }

    /** Resizes a row that begins at {@code from} in {@code values}. */
    void sum(float[] values, int from, float[] target, int to) {
      for (int x = 0; x < start.length; x++) {
        float sum = 0;
        int at = from + start[x] - begin[x];
        for (int k = begin[x]; k < begin[x + 1]; k++) {
          sum += weights[k] * values[at + k];
        }
        target[to + x] = sum;
      }
    }
  }

  private static Taps[] taps(int from, int to) {
    Taps[] taps = new Taps[to];
    double scale = (double) from / to;
    double reach = Math.max(1, scale);
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int start = Math.max(0, (int) Math.floor(centre - reach + 0.5));
      int end = Math.min(from, (int) Math.floor(centre + reach + 0.5));
      double[] weights = new double[end - start];
      Arrays.setAll(weights, k -> Math.max(0, 1 - Math.abs(start + k + 0.5 - centre) / reach));
      double total = Arrays.stream(weights).sum();
      float[] normalized = new float[weights.length];
      for (int k = 0; k < weights.length; k++) {
        normalized[k] = (float) (weights[k] / total);
      }
      taps[i] = new Taps(start, normalized);
    }
    return taps;
  }

  /**
   * Resizes labels: each target pixel takes the value of the source pixel that contains its centre.
   * No new values appear.
   *
   * @param source X, Y
   * @param target X, Y of any other size; is filled
   */
  public static void nearest(
      RandomAccessibleInterval<IntType> source, RandomAccessibleInterval<IntType> target) {
    RandomAccessibleInterval<IntType> from = Views.zeroMin(source);
    RandomAccess<IntType> access = from.randomAccess();
    Cursor<IntType> cursor = Views.flatIterable(Views.zeroMin(target)).localizingCursor();
    while (cursor.hasNext()) {
      IntType pixel = cursor.next();
      for (int d = 0; d < 2; d++) {
        long position =
            (2 * cursor.getLongPosition(d) + 1) * from.dimension(d) / (2 * target.dimension(d));
        access.setPosition(position, d);
      }
      pixel.set(access.get());
    }
  }

  /**
   * Resizes labels with smooth outlines: each target pixel takes the label with the largest weight
   * when every label is interpolated linearly between the nearest four pixels; of equal weights the
   * smaller label wins. No new values appear. If the target is smaller, the result is nearly that
   * of {@link #nearest}.
   *
   * @param source X, Y
   * @param target X, Y of any other size; is filled
   */
  public static void labels(
      RandomAccessibleInterval<IntType> source, RandomAccessibleInterval<IntType> target) {
    labels(source, Optional.empty(), target);
  }

  /**
   * Resizes objects. Where an object meets the background, the outline lies where the probability,
   * interpolated linearly, reaches the threshold; so it lies between pixels of the source.
   *
   * @param source X, Y: 0 is background
   * @param foreground at the pixels of the source; empty to go by the labels alone
   * @param target X, Y of any other size; is filled
   */
  public static void labels(
      RandomAccessibleInterval<IntType> source,
      Optional<Foreground> foreground,
      RandomAccessibleInterval<IntType> target) {
    labels(
        Views.zeroMin(source),
        foreground.map(f -> new Foreground(Views.zeroMin(f.probabilities()), f.threshold())),
        target,
        Views.zeroMin(target));
  }

  /**
   * Resizes objects in a part of the target; only the necessary part of the source is read.
   *
   * @param source X, Y, minimum 0
   * @param foreground at the pixels of the source; empty to go by the labels alone
   * @param size width and height of the whole target
   * @param part X, Y: a part of the target at its position in the target; is filled
   */
  public static void labels(
      RandomAccessibleInterval<IntType> source,
      Optional<Foreground> foreground,
      Dimensions size,
      RandomAccessibleInterval<IntType> part) {
    LabelResize.fill(source, foreground, size, part);
  }
}
