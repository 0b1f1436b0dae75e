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

package morula.windows;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds a place for a new window beside the image that it belongs to. Needs no display. */
final class Placement {
  private static final int GAP = 4;

  private Placement() {}

  /**
   * Returns where the top left corner of a window should be: where it covers least of {@code
   * anchor}, and of these places where it covers least of the others. To the right, below, to the
   * left or above {@code anchor} comes before other places that are as good.
   *
   * @param window size of the new window
   * @param anchor the window that must stay in sight
   * @param others windows that should stay in sight
   * @param screen the part of the screen that windows may use
   */
  static Point beside(
      Dimension window, Rectangle anchor, List<Rectangle> others, Rectangle screen) {
    return candidates(window, anchor, others, screen).stream()
        .map(candidate -> inside(new Rectangle(candidate, window), screen))
        .min(
            Comparator.<Rectangle>comparingLong(place -> area(place.intersection(anchor)))
                .thenComparingLong(
                    place -> others.stream().mapToLong(o -> area(place.intersection(o))).sum()))
        .orElseThrow()
        .getLocation();
  }

  /** Returns places beside single windows, then those in line with the edges of any two. */
  private static List<Point> candidates(
      Dimension window, Rectangle anchor, List<Rectangle> others, Rectangle screen) {
    List<Point> points = new ArrayList<>();
    List<Integer> lefts = new ArrayList<>(List.of(screen.x));
    List<Integer> tops = new ArrayList<>(List.of(screen.y));
    List<Rectangle> all = new ArrayList<>(List.of(anchor));
    all.addAll(others);
    for (Rectangle of : all) {
      int right = of.x + of.width + GAP;
      int below = of.y + of.height + GAP;
      int left = of.x - window.width - GAP;
      int above = of.y - window.height - GAP;
      points.add(new Point(right, of.y));
      points.add(new Point(of.x, below));
      points.add(new Point(left, of.y));
      points.add(new Point(of.x, above));
      lefts.addAll(List.of(of.x, right, left));
      tops.addAll(List.of(of.y, below, above));
    }
    for (int left : lefts) {
      for (int top : tops) {
        points.add(new Point(left, top));
      }
    }
    return points;
  }

  /** Moves a rectangle into the screen; its top left corner stays inside where it is too large. */
  static Rectangle inside(Rectangle place, Rectangle screen) {
    int x = Math.min(place.x, screen.x + screen.width - place.width);
    int y = Math.min(place.y, screen.y + screen.height - place.height);
    return new Rectangle(Math.max(screen.x, x), Math.max(screen.y, y), place.width, place.height);
  }

  private static long area(Rectangle rectangle) {
    return rectangle.isEmpty() ? 0 : (long) rectangle.width * rectangle.height;
  }
}
