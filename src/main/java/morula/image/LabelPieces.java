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

/**
 * The connected pieces (8 neighbours) of equal labels in one plane, found in one pass over the runs
 * of equal labels in its rows. Memory grows with the number of pieces, not with the plane. Not safe
 * for use by several threads at once.
 */
public final class LabelPieces {
  private int count;
  private int[] parent = new int[64];
  private int[] label = new int[64];
  private long[] area = new long[64];
  private long[] sumX = new long[64];
  private long[] sumY = new long[64];

  private Runs above = new Runs();
  private Runs here = new Runs();
  private int row = -1;
  private int next;

  /** The runs of a row, from left to right. */
  private static final class Runs {
    private int count;
    private int[] from = new int[16];
    private int[] end = new int[16];
    private int[] piece = new int[16];

    void add(int fromX, int endX, int number) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        end = Arrays.copyOf(end, 2 * count);
        piece = Arrays.copyOf(piece, 2 * count);
      }
      from[count] = fromX;
      end[count] = endX;
      piece[count++] = number;
    }
  }

  /** Creates a plane without any pixel. */
  public LabelPieces() {}

  /**
   * Adds a run of a row. Rows follow from top to bottom, runs from left to right; two runs of the
   * same label do not meet.
   *
   * @param value label, 1 and up
   * @param fromX column of its first pixel
   * @param endX column after its last pixel
   */
  public void add(int value, int fromX, int endX, int y) {
    if (y != row) {
      Runs free = above;
      above = here;
      here = free;
      here.count = 0;
      if (y != row + 1) {
        above.count = 0;
      }
      row = y;
      next = 0;
    }
    int piece = -1;
    while (next < above.count && above.end[next] < fromX) {
      next++;
    }
    for (int i = next; i < above.count && above.from[i] <= endX; i++) {
      int other = root(above.piece[i]);
      if (label[other] == value && other != piece) {
        piece = piece < 0 ? other : join(piece, other);
      }
    }
    if (piece < 0) {
      piece = create(value);
    }
    int length = endX - fromX;
    area[piece] += length;
    sumX[piece] += ((long) fromX + endX - 1) * length / 2;
    sumY[piece] += (long) y * length;
    here.add(fromX, endX, piece);
  }

  private int create(int value) {
    if (count == parent.length) {
      parent = Arrays.copyOf(parent, 2 * count);
      label = Arrays.copyOf(label, 2 * count);
      area = Arrays.copyOf(area, 2 * count);
      sumX = Arrays.copyOf(sumX, 2 * count);
      sumY = Arrays.copyOf(sumY, 2 * count);
    }
    parent[count] = count;
    label[count] = value;
    return count++;
  }

  private int root(int piece) {
    int root = piece;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private int join(int a, int b) {
    int root = Math.min(a, b);
    int other = Math.max(a, b);
    parent[other] = root;
    area[root] += area[other];
    sumX[root] += sumX[other];
    sumY[root] += sumY[other];
    return root;
  }

  /** What is told of each piece. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Receives a piece.
     *
     * @param value its label
     * @param pixels its number of pixels
     * @param meanX the mean column of its pixels
     * @param meanY their mean row
     */
    void piece(int value, long pixels, double meanX, double meanY);
  }

  /** Tells of all pieces, in the order of their first pixels. */
  public void forEach(Visitor visitor) {
    for (int i = 0; i < count; i++) {
      if (parent[i] == i) {
        visitor.piece(label[i], area[i], (double) sumX[i] / area[i], (double) sumY[i] / area[i]);
      }
    }
  }
}
