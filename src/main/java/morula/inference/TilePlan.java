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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * Divides an image into tiles of one shape, so that the combined predictions of the tiles equal the
 * prediction of the whole image.
 *
 * <p>The whole is the canvas: the image, grown at the end of each axis to a multiple of the
 * network's divisor; beyond the canvas the network pads as it likes. Every tile is a window of the
 * canvas that begins at a multiple of the divisor, so pooling meets the same pixels; and each pixel
 * that a tile contributes (its core) is at least the halo away from every edge of the tile that is
 * not the canvas' own, so no pixel of the core can tell the tile from the whole.
 */
final class TilePlan {
  private final int[] tileShape;
  private final List<Tile> tiles;

  /**
   * One tile.
   *
   * @param input the interval that the network reads; lies within the canvas
   * @param core the interval of its prediction that is kept; lies within the image
   */
  public record Tile(Interval input, Interval core) {}

  private TilePlan(int[] tileShape, List<Tile> tiles) {
    this.tileShape = tileShape;
    this.tiles = List.copyOf(tiles);
  }

  /**
   * Plans the tiles of an image whose minimum is 0. All arrays have one entry for each spatial axis
   * (X, Y or X, Y, Z).
   *
   * @param size of the image, in pixels; at least 1
   * @param divisor the network needs inputs whose size is a multiple of this; at least 1
   * @param halo pixels on each side that a predicted pixel may depend on; at least 0
   * @param wanted the size that a tile's input should not exceed, in pixels; if the halo does not
   *     fit, tiles are the smallest that work
   * @throws IllegalArgumentException if the arrays differ in length or a number is too small
   */
  public static TilePlan of(long[] size, int[] divisor, int[] halo, int[] wanted) {
    int n = size.length;
    if (divisor.length != n || halo.length != n || wanted.length != n) {
      throw new IllegalArgumentException("one entry is needed for each of " + n + " axes");
    }
    int[] shape = new int[n];
    List<List<Span>> spans = new ArrayList<>();
    for (int d = 0; d < n; d++) {
      if (size[d] < 1 || divisor[d] < 1 || halo[d] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "size %d, divisor %d, halo %d", size[d], divisor[d], halo[d]));
      }
      TileAxis axis = new TileAxis(size[d], divisor[d], halo[d], wanted[d]);
      shape[d] = axis.tile();
      spans.add(axis.spans());
    }
    List<Tile> tiles = new ArrayList<>();
    int[] index = new int[n];
    int axis;
    do {
      tiles.add(tile(spans, index, shape));
      for (axis = 0; axis < n; axis++) {
        if (++index[axis] < spans.get(axis).size()) {
          break;
        }
        index[axis] = 0;
      }
    } while (axis < n);
    return new TilePlan(shape, tiles);
  }

  private static Tile tile(List<List<Span>> spans, int[] index, int[] shape) {
    int n = index.length;
    long[] inputMin = new long[n];
    long[] inputMax = new long[n];
    long[] coreMin = new long[n];
    long[] coreMax = new long[n];
    for (int d = 0; d < n; d++) {
      Span span = spans.get(d).get(index[d]);
      inputMin[d] = span.start();
      inputMax[d] = span.start() + shape[d] - 1;
      coreMin[d] = span.coreStart();
      coreMax[d] = span.coreEnd() - 1;
    }
    return new Tile(new FinalInterval(inputMin, inputMax), new FinalInterval(coreMin, coreMax));
  }

  /** One tile along one axis; ends are exclusive. */
  record Span(long start, long coreStart, long coreEnd) {}

  /** The size of every tile's input along each axis. */
  public int[] tileShape() {
    return tileShape.clone();
  }

  /** The tiles, first axis fastest; their cores cover each pixel of the image once. */
  public List<Tile> tiles() {
    return tiles;
  }

  @Override
  public String toString() {
    return tiles.size() + " tiles of " + Arrays.toString(tileShape);
  }
}
