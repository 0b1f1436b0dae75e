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
import morula.image.DisjointSets;

/**
 * Finds the seeds and basins of a relief with discrete levels, flooded from the top down over 4
 * neighbours, in nearly linear time (up to the inverse Ackermann factor of union–find).
 *
 * <p>Seeds are the maxima of sufficient dynamics (M. Grimaud, "New measure of contrast: the
 * dynamics", SPIE 1769, 1992); basins grow from them in the order of a hierarchical queue (F.
 * Meyer, "Topographic distance and watershed lines", Signal Processing 38, 1994), so that a plateau
 * between two seeds is shared by distance. Ties go to the earlier pixel in row order.
 */
final class Watershed {
  /** The number of levels; levels are 0 to {@value} − 1. */
  static final int LEVELS = 1024;

  private final int width;
  private final short[] level;
  private final int[] descending;
  private int count;

  /**
   * @param level row by row; a negative level is outside; all of the block's first and last row and
   *     column must be outside
   * @param width length of a row
   */
  Watershed(short[] level, int width) {
    this.level = level;
    this.width = width;
    descending = new int[level.length];
    sort();
  }

  /** Sorts the pixels by counting: highest level first, then in row order. */
  private void sort() {
    int[] position = new int[LEVELS];
    for (short l : level) {
      if (l >= 0) {
        position[l]++;
      }
    }
    for (int l = LEVELS - 1; l >= 0; l--) {
      int here = position[l];
      position[l] = count;
      count += here;
    }
    for (int p = 0; p < level.length; p++) {
      if (level[p] >= 0) {
        descending[position[level[p]]++] = p;
      }
    }
  }

  /**
   * Finds the maxima that stand out.
   *
   * @param dynamics number of levels that one must descend from a maximum to reach a higher one
   * @param lowest lowest level of a seed
   * @return indices, highest first; the highest maximum is always included; empty if every pixel is
   *     outside
   */
  int[] seeds(int dynamics, int lowest) {
    // the root of a tree is the highest pixel of what has been joined so far
    DisjointSets sets = DisjointSets.empty(level.length);
    int[] steps = {-width, -1, 1, width};
    for (int i = 0; i < count; i++) {
      int p = descending[i];
      int root = -1;
      for (int step : steps) {
        int q = p + step;
        if (sets.contains(q)) {
          int other = sets.find(q);
          root = root < 0 || root == other ? other : join(sets, root, other, p, dynamics);
        }
      }
      sets.add(p);
      if (root >= 0) {
        sets.attach(p, root);
      }
    }
    int found = 0;
    int[] seeds = new int[16];
    for (int i = 0; i < count; i++) {
      int p = descending[i];
      if (sets.isRoot(p) && (found == 0 || level[p] >= lowest)) {
        if (found == seeds.length) {
          seeds = Arrays.copyOf(seeds, 2 * found);
        }
        seeds[found++] = p;
      }
    }
    return Arrays.copyOf(seeds, found);
  }

  /** Joins two maxima that meet at {@code p} unless both stand out; returns the higher. */
  private int join(DisjointSets sets, int a, int b, int p, int dynamics) {
    boolean higher = level[a] > level[b] || (level[a] == level[b] && a < b);
    int high = higher ? a : b;
    int low = higher ? b : a;
    if (level[low] - level[p] < dynamics) {
      sets.attach(low, high);
    }
    return high;
  }

  /**
   * Finds the basins of seeds.
   *
   * @return for each pixel 1 + the index of its seed; 0 outside and for pixels that no seed reaches
   */
  int[] grow(int[] seeds) {
    int[] basin = new int[level.length];
    LevelQueue queue = new LevelQueue(LEVELS, level.length);
    for (int k = 0; k < seeds.length; k++) {
      basin[seeds[k]] = k + 1;
      queue.add(seeds[k], level[seeds[k]]);
    }
    int[] steps = {-width, -1, 1, width};
    for (int p = queue.poll(); p >= 0; p = queue.poll()) {
      for (int step : steps) {
        int q = p + step;
        if (level[q] >= 0 && basin[q] == 0) {
          basin[q] = basin[p];
          queue.add(q, level[q]);
        }
      }
    }
    return basin;
  }
}
