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
import java.util.Map;
import java.util.TreeMap;
import morula.image.DisjointSets;

/**
 * The borders of basins, and how strongly flows diverge there: for neighbours p and q of different
 * basins (4 neighbours), half of how much the flow's component from p to q is larger behind q than
 * before p. 1 if flows point straight away from the border on both sides, 0 if they go through.
 */
final class BasinBorders {
  /**
   * Number of pairs with diverging flows that are added to each border, since a short border proves
   * little.
   */
  private static final int PRIOR = 4;

  /** Sum and number of pairs of pixels, by the two basins. */
  private final Map<Long, double[]> borders = new TreeMap<>();

  private final int[] basin;

  /**
   * @param basin row by row: from 1, 0 for none; none in the block's first and last row and column
   * @param width length of a row
   * @param x component of the flow along x: unit vectors, or 0
   * @param y component along y
   */
  BasinBorders(int[] basin, int width, float[] x, float[] y) {
    this.basin = basin;
    for (int p = 0; p < basin.length; p++) {
      if (basin[p] != 0) {
        add(p, 1, x);
        add(p, width, y);
      }
    }
  }

  private void add(int p, int step, float[] flow) {
    int q = p + step;
    if (basin[q] == 0 || basin[q] == basin[p]) {
      return;
    }
    // the direction of flows may change over more than one pixel
    int behind = basin[q + step] == basin[q] ? q + step : q;
    int before = basin[p - step] == basin[p] ? p - step : p;
    long low = Math.min(basin[p], basin[q]);
    long high = Math.max(basin[p], basin[q]);
    double[] border = borders.computeIfAbsent(low << 32 | high, key -> new double[2]);
    border[0] += (flow[behind] - flow[before]) / 2;
    border[1]++;
  }

  /**
   * Joins basins whose flows diverge less than {@code least} at their border, and small basins with
   * the neighbour from which they diverge least.
   *
   * @param area of each basin, in pixels; element 0 is not read
   * @param small basins with less area are always joined if they have a neighbour
   * @return for each basin the smallest basin that it is joined with; element 0 is 0
   */
  int[] join(double least, long[] area, double small) {
    DisjointSets sets = DisjointSets.singletons(area.length);
    long[] weakest = new long[area.length];
    double[] strength = new double[area.length];
    Arrays.fill(strength, Double.POSITIVE_INFINITY);
    borders.forEach(
        (key, border) -> {
          double parting = (border[0] + PRIOR) / (border[1] + PRIOR);
          int low = (int) (key >> 32);
          int high = key.intValue();
          if (parting < least) {
            sets.join(low, high);
          }
          for (int k : new int[] {low, high}) {
            if (parting < strength[k]) {
              strength[k] = parting;
              weakest[k] = key;
            }
          }
        });
    for (int k = 1; k < area.length; k++) {
      if (area[k] < small && weakest[k] != 0) {
        sets.join((int) (weakest[k] >> 32), (int) weakest[k]);
      }
    }
    return sets.roots(area.length);
  }
}
