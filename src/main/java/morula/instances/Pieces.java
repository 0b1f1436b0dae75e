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
import java.util.function.IntPredicate;

/**
 * The connected pieces (4 neighbours) of the objects in a block, found by flood filling in linear
 * time.
 */
final class Pieces {
  private final int[] piece;
  private final int[] order;
  private int[] start = new int[16];
  private int[] end = new int[16];
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
    int found = 0;
    for (int p = 0; p < label.length; p++) {
      if (label[p] <= 0 || piece[p] != 0) {
        continue;
      }
      if (count == start.length) {
        start = Arrays.copyOf(start, 2 * count);
        end = Arrays.copyOf(end, 2 * count);
      }
      start[count++] = found;
      piece[p] = count;
      order[found++] = p;
      for (int i = start[count - 1]; i < found; i++) {
        for (int step : steps) {
          int q = order[i] + step;
          if (label[q] == label[p] && piece[q] == 0) {
            piece[q] = count;
            order[found++] = q;
          }
        }
      }
      end[count - 1] = found;
    }
  }

  /**
   * Leaves out the pieces that have no pixel of a kind; their pixels stay as they are in {@link
   * #ofPixels}.
   */
  void keepThoseWith(IntPredicate pixel) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (Arrays.stream(order, start[k], end[k]).anyMatch(pixel)) {
        start[kept] = start[k];
        end[kept++] = end[k];
      }
    }
    count = kept;
  }

  /** The number of pieces. */
  int count() {
    return count;
  }

  /** For each pixel, a number above 0 that only the pixels of its piece have, or 0. */
  int[] ofPixels() {
    return piece;
  }

  /** The pixels: those of piece k, counted from 0, are at {@link #start} to {@link #end}. */
  int[] pixels() {
    return order;
  }

  /** Returns the index of the first pixel of a piece in {@link #pixels}. */
  int start(int k) {
    return start[k];
  }

  /** Returns 1 + the index of the last pixel of a piece in {@link #pixels}. */
  int end(int k) {
    return end[k];
  }
}
