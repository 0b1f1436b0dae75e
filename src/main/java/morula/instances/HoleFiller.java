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

/**
 * Fills the holes of objects: background that cannot reach the block's border over 8 neighbours,
 * borders one object alone, and holds nothing else.
 */
final class HoleFiller {
  /** The value of background, which may be filled. */
  static final byte FREE = 0;

  /** The value of pixels of the block's objects. */
  static final byte OWN = 1;

  /** The value of other pixels: a hole with such a pixel is not filled. */
  static final byte FOREIGN = 2;

  private static final byte VISITED = 3;

  private final byte[] kind;
  private final int[] label;
  private final int width;
  private final int[] region;
  private int regionSize;
  private boolean regionIsFree;

  /**
   * @param kind row by row, one of {@link #FREE}, {@link #OWN}, {@link #FOREIGN}; the first and
   *     last row and column are FREE; overwritten
   * @param label for OWN pixels the object; receives the filled pixels
   * @param width length of a row
   */
  HoleFiller(byte[] kind, int[] label, int width) {
    this.kind = kind;
    this.label = label;
    this.width = width;
    region = new int[kind.length];
  }

  /** Fills the holes. */
  void fill() {
    visit(0);
    for (int p = 0; p < kind.length; p++) {
      if (kind[p] == FREE || kind[p] == FOREIGN) {
        visit(p);
        int object = regionIsFree ? onlyNeighbour() : 0;
        for (int i = 0; object > 0 && i < regionSize; i++) {
          label[region[i]] = object;
        }
      }
    }
  }

  /** Collects the pixels that are connected with {@code start} and not OWN. */
  private void visit(int start) {
    regionSize = 0;
    regionIsFree = true;
    add(start);
    for (int i = 0; i < regionSize; i++) {
      int p = region[i];
      for (int row = p - width; row <= p + width; row += width) {
        for (int q = row - 1; q <= row + 1; q++) {
          // there is nothing beyond the first and the last row; the end of a row and the beginning
          // of the next both belong to the border
          if (q >= 0 && q < kind.length && (kind[q] == FREE || kind[q] == FOREIGN)) {
            add(q);
          }
        }
      }
    }
  }

  private void add(int p) {
    regionIsFree &= kind[p] == FREE;
    kind[p] = VISITED;
    region[regionSize++] = p;
  }

  /** Returns the object that all neighbours of the region belong to, or 0. */
  private int onlyNeighbour() {
    int object = 0;
    for (int i = 0; i < regionSize; i++) {
      for (int step : new int[] {-width, -1, 1, width}) {
        int q = region[i] + step;
        if (kind[q] == OWN) {
          if (label[q] == 0 || (object != 0 && label[q] != object)) {
            return 0;
          }
          object = label[q];
        }
      }
    }
    return object;
  }
}
