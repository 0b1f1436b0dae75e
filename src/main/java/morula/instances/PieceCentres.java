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

package morula.instances;

import java.util.Arrays;

/**
 * Finds a pixel in the middle of each piece, both along and across it.
 *
 * <p>The two ends of a piece are found as in a tree: the farthest pixel from any pixel, and the
 * farthest from that one, both along paths inside the piece. In the middle along the piece, half of
 * its pixels are nearer to the first end; in the middle across it, the edge is farthest away.
 */
final class PieceCentres {
  private final Pieces pieces;
  private final int width;
  private final float[] unit;

  private PieceCentres(Pieces pieces, int width) {
    this.pieces = pieces;
    this.width = width;
    unit = new float[pieces.ofPixels().length];
    Arrays.fill(unit, 1);
  }

  /**
   * @param edge row by row: distance of each pixel to the edge of its piece, in pixels; finite
   * @return the centre of each piece
   */
  static int[] find(Pieces pieces, int width, float[] edge) {
    PieceCentres centres = new PieceCentres(pieces, width);
    int[] any = new int[pieces.count()];
    Arrays.setAll(any, k -> pieces.pixels()[pieces.start(k)]);
    int[] end = centres.farthest(centres.distance(any));
    float[] fromEnd = centres.distance(end);
    float[] fromOther = centres.distance(centres.farthest(fromEnd));
    return centres.middle(fromEnd, fromOther, edge);
  }

  private float[] distance(int[] sources) {
    return TravelTime.from(sources, pieces, width, unit);
  }

  private int[] farthest(float[] distance) {
    int[] result = new int[pieces.count()];
    for (int k = 0; k < result.length; k++) {
      int best = pieces.pixels()[pieces.start(k)];
      for (int i = pieces.start(k); i < pieces.end(k); i++) {
        int p = pieces.pixels()[i];
        if (distance[p] > distance[best]) {
          best = p;
        }
      }
      result[k] = best;
    }
    return result;
  }

  private int[] middle(float[] fromEnd, float[] fromOther, float[] edge) {
    int[] result = new int[pieces.count()];
    for (int k = 0; k < result.length; k++) {
      int from = pieces.start(k);
      float[] along = new float[pieces.end(k) - from];
      for (int i = 0; i < along.length; i++) {
        int p = pieces.pixels()[from + i];
        along[i] = (fromEnd[p] - fromOther[p]) / 2;
      }
      float[] sorted = along.clone();
      Arrays.sort(sorted);
      float median = (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
      float highest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < along.length; i++) {
        int p = pieces.pixels()[from + i];
        float height = edge[p] - Math.abs(along[i] - median);
        if (height > highest) {
          highest = height;
          result[k] = p;
        }
      }
    }
    return result;
  }
}
