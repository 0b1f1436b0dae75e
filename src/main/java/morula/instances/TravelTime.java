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
 * Computes the time to travel from one pixel of each piece to its other pixels without leaving it:
 * solves the eikonal equation |∇time| = cost, by the upwind scheme of J. A. Sethian, "A fast
 * marching level set method for monotonically advancing fronts", PNAS 93 (1996), over 4 neighbours.
 *
 * <p>Pixels wait in buckets of about equal time as in L. Yatziv, A. Bartesaghi and G. Sapiro, "O(N)
 * implementation of the fast marching algorithm", J. Comput. Phys. 212 (2006); a pixel whose time
 * falls again is passed on again, so that the result is that of exact order.
 */
final class TravelTime {
  private static final int BUCKETS_PER_UNIT = 8;

  /** One step takes at most √2, so no pixel waits longer than this many buckets. */
  private static final int BUCKETS = 16;

  private static final float TOLERANCE = 1e-4f;

  private final int[] piece;
  private final int width;
  private final float[] cost;
  private final float[] time;
  private final int[][] bucket = new int[BUCKETS][64];
  private final int[] size = new int[BUCKETS];
  private int waiting;

  /**
   * @param piece row by row: which piece a pixel belongs to, 0 for none; all of the block's first
   *     and last row and column belong to none
   * @param width length of a row
   * @param cost of a pixel, above 0, at most 1
   */
  private TravelTime(int[] piece, int width, float[] cost) {
    this.piece = piece;
    this.width = width;
    this.cost = cost;
    time = new float[piece.length];
    Arrays.fill(time, Float.POSITIVE_INFINITY);
  }

  /**
   * Computes the times.
   *
   * @param sources the pixel of each piece where the time is 0
   * @return row by row; infinite outside of the pieces
   */
  static float[] from(int[] sources, Pieces pieces, int width, float[] cost) {
    TravelTime march = new TravelTime(pieces.ofPixels(), width, cost);
    for (int source : sources) { // one piece after the other, so that memory is read where it was
      march.start(source);
      march.run();
    }
    return march.time;
  }

  /**
   * Sets the exact times around the source: near a point the scheme overestimates diagonals most.
   */
  private void start(int source) {
    for (int dy = -width; dy <= width; dy += width) {
      for (int dx = -1; dx <= 1; dx++) {
        int q = source + dy + dx;
        if (piece[q] == piece[source]) {
          lower(q, (float) Math.sqrt(Math.abs(dx) + Math.abs(dy / width)) * cost[source], 0);
        }
      }
    }
  }

  private void run() {
    for (int now = 0; waiting > 0; now++) {
      int slot = now % BUCKETS;
      for (int i = 0; i < size[slot]; i++) {
        int p = bucket[slot][i];
        if ((int) (time[p] * BUCKETS_PER_UNIT) < now) {
          continue; // it has been passed on from an earlier bucket
        }
        int own = piece[p];
        pass(p - width, own, now);
        pass(p - 1, own, now);
        pass(p + 1, own, now);
        pass(p + width, own, now);
      }
      waiting -= size[slot];
      size[slot] = 0;
    }
  }

  /** Lowers the time of a pixel if it belongs to a piece and can be reached earlier. */
  private void pass(int q, int own, int now) {
    if (piece[q] == own) {
      float t = arrival(q, own);
      if (time[q] - t > TOLERANCE * cost[q]) {
        lower(q, t, now);
      }
    }
  }

  private void lower(int p, float value, int now) {
    time[p] = value;
    int slot = Math.max(now, (int) (value * BUCKETS_PER_UNIT)) % BUCKETS;
    if (size[slot] == bucket[slot].length) {
      bucket[slot] = Arrays.copyOf(bucket[slot], 2 * size[slot]);
    }
    bucket[slot][size[slot]++] = p;
    waiting++;
  }

  private float arrival(int q, int own) {
    float a = Math.min(at(q - 1, own), at(q + 1, own));
    float b = Math.min(at(q - width, own), at(q + width, own));
    float c = cost[q];
    float difference = Math.abs(a - b);
    return difference < c
        ? 0.5f * (a + b + (float) Math.sqrt(2 * c * c - difference * difference))
        : Math.min(a, b) + c;
  }

  private float at(int p, int own) {
    return piece[p] == own ? time[p] : Float.POSITIVE_INFINITY;
  }
}
