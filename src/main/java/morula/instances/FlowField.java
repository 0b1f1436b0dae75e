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
 * A field of unit vectors that lead from each pixel of an object to its centre without leaving it.
 *
 * <p>A vector points along the quickest way to the object's centre ({@link PieceCentres}), where a
 * pixel takes the time 1 / (distance to the edge): the negative gradient of {@link TravelTime}. So
 * flows leave edges at right angles, and those of objects that touch point away from each other,
 * even if both are long and thin; then they run along the object's middle. The pieces of an object
 * that does not hang together (4 neighbours) have a centre each.
 *
 * <p>Fields to follow were introduced by C. Stringer et al., "Cellpose: a generalist algorithm for
 * cellular segmentation", Nature Methods 18 (2021), those from an eikonal equation by K. J. Cutler
 * et al., "Omnipose", Nature Methods 19 (2022).
 *
 * @param x component along x of each pixel, −1 to 1; 0 outside of objects and in centres
 * @param y component along y
 */
record FlowField(float[] x, float[] y) {
  /** Largest distance to the edge that is considered; beyond it the travel time stays the same. */
  private static final float LARGEST_EDGE = 64;

  /**
   * Computes the field of the objects in a block; time is about linear in the number of pixels.
   *
   * @param label row by row; objects are positive, 0 is background, negative values are unknown;
   *     all of the block's first and last row and column hold no object
   * @param width length of a row
   */
  static FlowField of(int[] label, int width) {
    return of(label, width, new Pieces(label, width));
  }

  /**
   * Computes the field of some objects in a block; it is 0 in the others.
   *
   * @param label as for all objects
   * @param pieces those whose field is wanted
   */
  static FlowField of(int[] label, int width, Pieces pieces) {
    float[] edge = edge(label, width);
    int[] centres = PieceCentres.find(pieces, width, edge);
    float[] cost = new float[label.length];
    for (int p = 0; p < cost.length; p++) {
      cost[p] = 1 / edge[p];
    }
    float[] time = TravelTime.from(centres, pieces, width, cost);
    FlowField field = new FlowField(new float[label.length], new float[label.length]);
    for (int k = 0; k < pieces.count(); k++) {
      for (int i = pieces.start(k); i < pieces.end(k); i++) {
        int p = pieces.pixels()[i];
        if (!field.leadsStraight(p, centres[k], width)) {
          field.descend(p, time, pieces.ofPixels(), width);
        }
      }
    }
    return field;
  }

  /**
   * Returns the distance of each pixel to the edge of its object, 1 to {@value #LARGEST_EDGE}
   * pixels.
   */
  private static float[] edge(int[] label, int width) {
    int[] size = {width, label.length / width};
    float[] edge = DistanceTransform.squared(label, size, DistanceTransform.unitSpacing(2));
    for (int p = 0; p < edge.length; p++) {
      edge[p] = Math.max(1, Math.min(LARGEST_EDGE, (float) Math.sqrt(edge[p])));
    }
    return edge;
  }

  /** Sets the direction of a pixel next to the centre, if it is one. */
  private boolean leadsStraight(int p, int centre, int width) {
    int dx = centre % width - p % width;
    int dy = centre / width - p / width;
    if (Math.abs(dx) > 1 || Math.abs(dy) > 1) {
      return false;
    }
    set(p, dx, dy);
    return true;
  }

  /** Sets the direction along the differences of the upwind scheme. */
  private void descend(int p, float[] time, int[] piece, int width) {
    set(p, slope(p, 1, time, piece), slope(p, width, time, piece));
  }

  /**
   * Returns by how much the lower neighbour is lower; positive if that neighbour comes after {@code
   * p}.
   */
  private static float slope(int p, int step, float[] time, int[] piece) {
    float before = piece[p - step] == piece[p] ? time[p] - time[p - step] : 0;
    float after = piece[p + step] == piece[p] ? time[p] - time[p + step] : 0;
    if (before <= 0 && after <= 0) {
      return 0;
    }
    return after > before ? after : -before;
  }

  private void set(int p, float dx, float dy) {
    float length = (float) Math.sqrt(dx * dx + dy * dy);
    if (length > 0) {
      x[p] = dx / length;
      y[p] = dy / length;
    }
  }
}
