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
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * A Gaussian filter in X and Y that lessens the noise of a frame before a network sees it.
 *
 * @param sigmas standard deviation for each channel, in pixels; 0 leaves a channel as it is
 */
public record Smoothing(List<Double> sigmas) {
  /** No channel is changed. */
  public static final Smoothing NONE = new Smoothing(List.of());

  /** The smallest and the largest standard deviation that is chosen, in pixels. */
  private static final double LEAST = 0.4;

  private static final double MOST = 1;

  /** The width and height of the parts that are computed at a time. */
  private static final int CELL = 512;

  /** Copies the list. */
  public Smoothing {
    sigmas = List.copyOf(sigmas);
  }

  /**
   * Returns the smoothing that brings the noise down to what is usual; at most by a filter of one
   * pixel, since more would blur the outlines.
   *
   * @param noise of each channel, as a share of its range
   * @param usual noise that the network knows
   * @param limit noise up to which nothing is done, at least what is usual
   */
  public static Smoothing towards(List<Double> noise, double usual, double limit) {
    return new Smoothing(
        noise.stream().map(value -> value > limit ? sigma(value, usual) : 0).toList());
  }

  private static double sigma(double noise, double usual) {
    double low = LEAST;
    double high = MOST;
    for (int i = 0; i < 20; i++) {
      double middle = (low + high) / 2;
      if (noise * GaussianFilter.noiseLeft(middle) > usual) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.rint(100 * high) / 100;
  }

  /** Whether no channel is changed. */
  public boolean isNone() {
    return largest() == 0;
  }

  /** The largest standard deviation of a channel, in pixels. */
  public double largest() {
    return sigmas.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /**
   * Returns a frame that is smoothed part by part when it is accessed; border pixels are repeated
   * outside. Values that are not finite stay as they are and do not count for their neighbours.
   *
   * @param frame X, Y, CHANNEL, Z
   */
  public RandomAccessibleInterval<? extends RealType<?>> apply(
      RandomAccessibleInterval<? extends RealType<?>> frame) {
    if (isNone()) {
      return frame;
    }
    long[] size = frame.dimensionsAsLongArray();
    int[] cellSize = new int[size.length];
    Arrays.fill(cellSize, 1);
    cellSize[0] = (int) Math.min(CELL, size[0]);
    cellSize[1] = (int) Math.min(CELL, size[1]);
    CellGrid grid = new CellGrid(size, cellSize);
    return new LazyCellImg<>(
        grid,
        new FloatType(),
        new CellCache<FloatArray>(index -> cell(frame, grid, index), grid, Float.BYTES));
  }

  private <T extends RealType<T>> Cell<FloatArray> cell(
      RandomAccessibleInterval<? extends RealType<?>> frame, CellGrid grid, long index) {
    long[] min = new long[grid.numDimensions()];
    int[] size = new int[min.length];
    grid.getCellDimensions(index, min, size);
    RandomAccessibleInterval<T> plane = Cast.unchecked(Views.zeroMin(frame));
    for (int d = min.length - 1; d > 1; d--) {
      plane = Views.hyperSlice(plane, d, min[d]);
    }
    double sigma = sigmas.get((int) min[Axis.CHANNEL.ordinal()]);
    int radius = GaussianFilter.radius(sigma);
    Interval needed =
        FinalInterval.createMinMax(
            Math.max(0, min[0] - radius),
            Math.max(0, min[1] - radius),
            Math.min(plane.max(0), min[0] + size[0] - 1 + radius),
            Math.min(plane.max(1), min[1] + size[1] - 1 + radius));
    int width = (int) needed.dimension(0);
    float[] values = new float[width * (int) needed.dimension(1)];
    PixelBlocks.copy(Views.interval(plane, needed), values, 0);
    filter(values, new int[] {width, (int) needed.dimension(1)}, sigma);
    float[] inside = new float[size[0] * size[1]];
    int left = (int) (min[0] - needed.min(0));
    int top = (int) (min[1] - needed.min(1));
    for (int y = 0; y < size[1]; y++) {
      System.arraycopy(values, (top + y) * width + left, inside, y * size[0], size[0]);
    }
    return new Cell<>(size, min, new FloatArray(inside));
  }

  private static void filter(float[] values, int[] size, double sigma) {
    if (areFinite(values)) {
      GaussianFilter.apply(values, 0, size, sigma, sigma);
      return;
    }
    float[] odd = values.clone();
    float[] weights = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = Float.isFinite(odd[i]) ? 1 : 0;
      values[i] = Float.isFinite(odd[i]) ? odd[i] : 0;
    }
    GaussianFilter.apply(values, 0, size, sigma, sigma);
    GaussianFilter.apply(weights, 0, size, sigma, sigma);
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isFinite(odd[i]) ? values[i] / weights[i] : odd[i];
    }
  }

  private static boolean areFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
