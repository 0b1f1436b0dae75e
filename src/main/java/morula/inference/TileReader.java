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

package morula.inference;

import morula.image.Mirror;
import morula.image.Rows;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

/** Reads normalised tiles of an image, which is mirrored at its borders. */
final class TileReader {
  private final RandomAccessibleInterval<? extends RealType<?>> image;
  private final ChannelNormalization normalization;
  private final int axes;

  /**
   * @param image dimensions X, Y, [Z,] CHANNEL, minimum 0
   */
  TileReader(
      RandomAccessibleInterval<? extends RealType<?>> image, ChannelNormalization normalization) {
    this.image = image;
    this.normalization = normalization;
    axes = image.numDimensions() - 1;
  }

  /**
   * @param tile X, Y[, Z]; may reach beyond the image
   * @return dimensions X, Y, [Z,] CHANNEL, 1
   */
  ArrayImg<FloatType, FloatArray> read(Interval tile) {
    int channels = (int) image.dimension(axes);
    long[] size = new long[axes + 2];
    for (int d = 0; d < axes; d++) {
      size[d] = tile.dimension(d);
    }
    size[axes] = channels;
    size[axes + 1] = 1;
    float[] values = new float[Math.toIntExact(Intervals.numElements(size))];
    RandomAccess<? extends RealType<?>> access = image.randomAccess();
    int i = 0;
    for (int c = 0; c < channels; c++) {
      access.setPosition(c, axes);
      long[] position = Intervals.minAsLongArray(tile);
      do {
        for (int d = 1; d < axes; d++) {
          access.setPosition(Mirror.at(position[d], image.dimension(d)), d);
        }
        i = readRow(access, c, tile, values, i);
      } while (Rows.next(position, tile));
    }
    return ArrayImgs.floats(values, size);
  }

  private int readRow(
      RandomAccess<? extends RealType<?>> access, int c, Interval tile, float[] values, int i) {
    long width = image.dimension(0);
    long inside = Math.min(tile.max(0) + 1, width);
    access.setPosition(tile.min(0), 0);
    for (long x = tile.min(0); x < inside; x++) {
      values[i++] = normalization.apply(c, access.get().getRealDouble());
      access.fwd(0);
    }
    for (long x = Math.max(tile.min(0), inside); x <= tile.max(0); x++) {
      access.setPosition(Mirror.at(x, width), 0);
      values[i++] = normalization.apply(c, access.get().getRealDouble());
    }
    return i;
  }
}
