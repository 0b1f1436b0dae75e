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

import java.util.Arrays;
import morula.image.Mirror;
import morula.image.PixelBlocks;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Reads normalised tiles of an image, which is mirrored at its borders. */
final class TileReader {
  /** The number of pixels that are normalised together, so that they stay in the cache. */
  private static final long BAND = 1 << 16;

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
    long[] min = new long[axes + 1];
    long[] max = new long[axes + 1];
    int[][] sources = new int[axes][];
    boolean inside = true;
    for (int d = 0; d < axes; d++) {
      size[d] = tile.dimension(d);
      long[] mirrored = mirrored(tile, d);
      min[d] = Arrays.stream(mirrored).min().orElseThrow();
      max[d] = Arrays.stream(mirrored).max().orElseThrow();
      inside &= tile.max(d) < image.dimension(d);
      long first = min[d];
      sources[d] = Arrays.stream(mirrored).mapToInt(at -> (int) (at - first)).toArray();
    }
    size[axes] = channels;
    size[axes + 1] = 1;
    max[axes] = channels - 1L;
    Interval needed = new FinalInterval(min, max);
    float[] values = normalized(needed);
    return ArrayImgs.floats(inside ? values : gathered(values, needed, sources), size);
  }

  /** Returns the positions in the image of the pixels of a tile along one axis. */
  private long[] mirrored(Interval tile, int d) {
    long[] positions = new long[Math.toIntExact(tile.dimension(d))];
    Arrays.setAll(positions, i -> Mirror.at(tile.min(d) + i, image.dimension(d)));
    return positions;
  }

  /**
   * @param part X, Y, [Z,] CHANNEL: lies within the image
   */
  private float[] normalized(Interval part) {
    float[] values = new float[Math.toIntExact(Intervals.numElements(part))];
    int to = 0;
    for (int c = 0; c < part.dimension(axes); c++) {
      Interval channel = Intervals.hyperSlice(part, axes);
      RandomAccessibleInterval<? extends RealType<?>> pixels = Views.hyperSlice(image, axes, c);
      for (Interval band : PixelBlocks.bands(channel, BAND)) {
        int count = Math.toIntExact(Intervals.numElements(band));
        double[] stored = new double[count];
        PixelBlocks.copy(Views.interval(pixels, band), stored, 0);
        normalization.apply(c, stored, values, to, count);
        to += count;
      }
    }
    return values;
  }

  /**
   * Puts pixels where the mirrored image has them.
   *
   * @param needed X, Y, [Z,] CHANNEL: the interval of {@code values}
   * @param sources for each axis X, Y[, Z] and pixel of the tile, its index in {@code values}
   */
  private float[] gathered(float[] values, Interval needed, int[][] sources) {
    int[] columns = sources[0];
    int channels = (int) needed.dimension(axes);
    int planes = axes == 3 ? sources[2].length : 1;
    float[] tile =
        new float[Math.multiplyExact(columns.length * sources[1].length, planes * channels)];
    int i = 0;
    for (int c = 0; c < channels; c++) {
      for (int z = 0; z < planes; z++) {
        long plane = axes == 3 ? c * needed.dimension(2) + sources[2][z] : c;
        for (int y : sources[1]) {
          int row = Math.toIntExact((plane * needed.dimension(1) + y) * needed.dimension(0));
          for (int x : columns) {
            tile[i++] = values[row + x];
          }
        }
      }
    }
    return tile;
  }
}
