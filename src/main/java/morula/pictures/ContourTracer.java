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

package morula.pictures;

import java.awt.Polygon;
import java.util.ArrayList;
import java.util.List;

/**
 * Traces the borders of a mask along the corners of its pixels.
 *
 * <p>Pixels that touch at a corner are connected (8-connected), holes are 4-connected. The area
 * inside the borders by the even-odd rule is exactly the mask.
 */
public final class ContourTracer {
  private static final int RIGHT = 0;
  private static final int[] DX = {1, 0, -1, 0};
  private static final int[] DY = {0, 1, 0, -1};

  private final boolean[] mask;
  private final int width;
  private final int height;
  private final boolean[] topEdgeSeen;

  /**
   * Prepares the tracing of a mask.
   *
   * @param mask row by row, {@code width} times {@code height} pixels
   */
  public ContourTracer(boolean[] mask, int width, int height) {
    this.mask = mask;
    this.width = width;
    this.height = height;
    topEdgeSeen = new boolean[mask.length];
  }

  /**
   * Returns all borders, also those of holes, as polygons of their corners relative to the mask's
   * origin.
   */
  public List<Polygon> trace() {
    List<Polygon> borders = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // every border, also the border of a hole, runs along the top of some pixel
        if (inside(x, y) && !inside(x, y - 1) && !topEdgeSeen[y * width + x]) {
          borders.add(follow(x, y));
        }
      }
    }
    return borders;
  }

  /** Follows a border, with the mask on the right, until the start is reached again. */
  private Polygon follow(int startX, int startY) {
    Polygon border = new Polygon();
    int x = startX;
    int y = startY;
    int direction = RIGHT;
    do {
      if (direction == RIGHT) {
        topEdgeSeen[y * width + x] = true;
      }
      x += DX[direction];
      y += DY[direction];
      int next = turn(x, y, direction);
      if (next != direction) {
        border.addPoint(x, y);
      }
      direction = next;
    } while (x != startX || y != startY || direction != RIGHT);
    return border;
  }

  private int turn(int x, int y, int direction) {
    int left = (direction + 3) % 4;
    if (ahead(x, y, direction, left)) {
      return left;
    }
    int right = (direction + 1) % 4;
    return ahead(x, y, direction, right) ? direction : right;
  }

  /** Returns the pixel ahead of corner (x, y), on the given side. */
  private boolean ahead(int x, int y, int direction, int side) {
    int px = x + (DX[direction] + DX[side] - 1) / 2;
    int py = y + (DY[direction] + DY[side] - 1) / 2;
    return inside(px, py);
  }

  private boolean inside(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && mask[y * width + x];
  }
}
