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

import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The division of a plane X, Y into bands of whole rows that fit into an array, from top to bottom.
 */
public final class RowBands {
  private static final int PIXELS_PER_BAND = 1 << 20;

  private final int width;
  private final int height;
  private final int rowsPerBand;

  /**
   * Divides a plane.
   *
   * @param plane first two dimensions X, Y, with minimum 0; each below 2^31
   */
  public RowBands(Interval plane) {
    width = Math.toIntExact(plane.dimension(0));
    height = Math.toIntExact(plane.dimension(1));
    rowsPerBand = Math.max(1, Math.min(height, PIXELS_PER_BAND / Math.max(1, width)));
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int count() {
    return (height + rowsPerBand - 1) / rowsPerBand;
  }

  /** Returns the indices of the bands. */
  public IntStream indices() {
    return IntStream.range(0, count());
  }

  public int firstRow(int band) {
    return band * rowsPerBand;
  }

  public int endRow(int band) {
    return Math.min(height, firstRow(band) + rowsPerBand);
  }

  /** Returns the band of a row. */
  public int of(int row) {
    return row / rowsPerBand;
  }

  /** Returns the number of pixels of a band. */
  public int pixels(int band) {
    return (endRow(band) - firstRow(band)) * width;
  }

  /** Returns the largest number of {@link #pixels} of a band. */
  public int maximumPixels() {
    return rowsPerBand * width;
  }

  /** Returns a band as an interval of a plane X, Y. */
  public Interval interval(int band) {
    return FinalInterval.createMinMax(0, firstRow(band), width - 1, endRow(band) - 1);
  }

  /** Returns a band as an interval of one channel of X, Y, CHANNEL. */
  public Interval interval(int band, int channel) {
    return FinalInterval.createMinMax(
        0, firstRow(band), channel, width - 1, endRow(band) - 1, channel);
  }

  /** Writes {@code values} into a band of {@code plane}. */
  public void write(int[] values, RandomAccessibleInterval<IntType> plane, int band) {
    RowWriter<IntType> row = new RowWriter<>(plane);
    int i = 0;
    for (int y = firstRow(band); y < endRow(band); y++, i += width) {
      RowWriter.write(row, new long[] {0, y}, values, i, width);
    }
  }
}
