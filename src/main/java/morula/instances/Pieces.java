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
 * The connected pieces (4 neighbours) of the objects in a block, found by flood filling in linear
 * time.
 */
final class Pieces {
  private final int[] piece;
  private final int[] order;
  private int[] start = new int[16];
  private int count;

  /**
   * @param label row by row; objects are positive; all of the block's first and last row and column
   *     hold none
   * @param width length of a row
   */
  Pieces(int[] label, int width) {
    piece = new int[label.length];
    order = new int[label.length];
    int[] steps = {-width, -1, 1, width};
    int end = 0;
    for (int p = 0; p < label.length; p++) {
      if (label[p] <= 0 || piece[p] != 0) {
        continue;
      }
      if (++count == start.length) {
        start = Arrays.copyOf(start, 2 * count);
      }
      piece[p] = count;
      order[end++] = p;
      for (int i = start[count - 1]; i < end; i++) {
        for (int step : steps) {
          int q = order[i] + step;
          if (label[q] == label[p] && piece[q] == 0) {
            piece[q] = count;
            order[end++] = q;
          }
        }
      }
      start[count] = end;
    }
  }

  /** The number of pieces. */
  int count() {
    return count;
  }

  /** For each pixel, 1 + the index of its piece, or 0. */
  int[] ofPixels() {
    return piece;
  }

  /** The pixels, piece after piece: those of piece k are at {@link #start}(k) to start(k + 1). */
  int[] pixels() {
    return order;
  }

  /**
   * Returns the index of the first pixel of a piece in {@link #pixels}; pieces are counted from 0.
   */
  int start(int k) {
    return start[k];
  }
}
