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

package morula.annotation;

import java.awt.Polygon;
import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** A set of pixels of a plane. Immutable. */
public final class Mask {
  /** Pieces of fewer pixels than this, or than a hundredth of the object, are no pieces. */
  private static final int SMALLEST_PIECE = 4;

  private static final int SHARE_OF_PIECE = 100;

  /** The neighbours of a pixel that share an edge. */
  private static final int[][] EDGES = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final boolean[] inside;

  private Mask(int left, int top, int width, int height, boolean[] inside) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.inside = inside;
  }

  /** A condition on a pixel. */
  @FunctionalInterface
  public interface Condition {
    /** Returns whether it holds at a pixel. */
    boolean holds(int x, int y);
  }

  /** What is done with each pixel. */
  @FunctionalInterface
  public interface Action {
    /** Is called for a pixel. */
    void at(int x, int y);
  }

  /** Returns the pixels of a box, which begins at {@code left}, {@code top}, for which it holds. */
  public static Mask of(int left, int top, int width, int height, Condition condition) {
    boolean[] inside = new boolean[width * height];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = condition.holds(left + i % width, top + i / width);
    }
    return new Mask(left, top, width, height, inside).trimmed();
  }

  /** Returns the pixels of a plane for which a condition holds. */
  public static Mask of(int width, int height, Condition condition) {
    return of(0, 0, width, height, condition);
  }

  /**
   * Returns a disc, such as a brush paints.
   *
   * @param radius in pixels; 0 for one pixel
   */
  public static Mask disc(double x, double y, double radius) {
    int reach = (int) Math.ceil(radius);
    int left = (int) Math.floor(x) - reach;
    int top = (int) Math.floor(y) - reach;
    int side = 2 * reach + 1;
    double centreX = Math.floor(x);
    double centreY = Math.floor(y);
    return of(
        left,
        top,
        side,
        side,
        (px, py) ->
            (px - centreX) * (px - centreX) + (py - centreY) * (py - centreY)
                <= (radius + 0.2) * (radius + 0.2));
  }

  /**
   * Returns the pixels of a line through points, without gaps; neighbours may touch at a corner.
   *
   * @param x at least one
   * @param y as many as {@code x}
   */
  public static Mask line(int[] x, int[] y) {
    int left = Arrays.stream(x).min().orElseThrow();
    int top = Arrays.stream(y).min().orElseThrow();
    int width = Arrays.stream(x).max().orElseThrow() - left + 1;
    int height = Arrays.stream(y).max().orElseThrow() - top + 1;
    boolean[] inside = new boolean[width * height];
    for (int i = 0; i < x.length; i++) {
      int next = Math.min(i + 1, x.length - 1);
      int steps = Math.max(1, Math.max(Math.abs(x[next] - x[i]), Math.abs(y[next] - y[i])));
      for (int s = 0; s <= steps; s++) {
        int px = (int) Math.round(x[i] + (double) (x[next] - x[i]) * s / steps);
        int py = (int) Math.round(y[i] + (double) (y[next] - y[i]) * s / steps);
        inside[(py - top) * width + px - left] = true;
      }
    }
    return new Mask(left, top, width, height, inside);
  }

  /**
   * Returns the pixels inside a closed line and on it.
   *
   * @param x of the corners, at least one
   * @param y as many as {@code x}
   */
  public static Mask polygon(int[] x, int[] y) {
    Polygon polygon = new Polygon(x, y, x.length);
    Rectangle box = polygon.getBounds();
    Mask border = line(closed(x), closed(y));
    return of(
        box.x,
        box.y,
        box.width + 1,
        box.height + 1,
        (px, py) -> border.contains(px, py) || polygon.contains(px, py));
  }

  private static int[] closed(int[] values) {
    int[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = values[0];
    return all;
  }

  /** Returns whether there is no pixel. */
  public boolean isEmpty() {
    return width == 0;
  }

  /** Returns the number of pixels. */
  public int size() {
    int count = 0;
    for (boolean pixel : inside) {
      count += pixel ? 1 : 0;
    }
    return count;
  }

  /** Returns whether a pixel belongs to it. */
  public boolean contains(int x, int y) {
    int column = x - left;
    int row = y - top;
    return column >= 0
        && row >= 0
        && column < width
        && row < height
        && inside[row * width + column];
  }

  /** Calls {@code action} for each pixel, row by row. */
  public void forEach(Action action) {
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        action.at(left + i % width, top + i / width);
      }
    }
  }

  /** Returns the pixels for which a condition holds too. */
  public Mask where(Condition condition) {
    return of(left, top, width, height, (x, y) -> contains(x, y) && condition.holds(x, y));
  }

  /** Returns the pixels that lie in an image of this size. */
  public Mask within(int imageWidth, int imageHeight) {
    return where((x, y) -> x >= 0 && y >= 0 && x < imageWidth && y < imageHeight);
  }

  /** Returns the largest set of pixels that are connected by edges; the first of equal ones. */
  public Mask largestPiece() {
    List<Mask> pieces = pieces(1, 1);
    return pieces.isEmpty() ? this : pieces.get(0);
  }

  /**
   * Cuts this object along a line. The pixels of the line and crumbs, which are smaller than a
   * hundredth of the object, go to a piece beside them.
   *
   * @return the pieces, the largest first; this object alone if the line does not divide it
   */
  List<Mask> cutBy(Mask line) {
    int smallest = Math.max(SMALLEST_PIECE, size() / SHARE_OF_PIECE);
    List<Mask> pieces = where((x, y) -> !line.contains(x, y)).pieces(smallest, Integer.MAX_VALUE);
    return pieces.size() < 2 ? List.of(this) : grown(pieces);
  }

  /** Grows pieces of this object step by step until all of its pixels belong to one. */
  private List<Mask> grown(List<Mask> pieces) {
    int[] owner = new int[inside.length];
    Deque<Integer> border = new ArrayDeque<>();
    for (int p = 0; p < pieces.size(); p++) {
      int number = p + 1;
      pieces
          .get(p)
          .forEach(
              (x, y) -> {
                int index = (y - top) * width + x - left;
                owner[index] = number;
                border.add(index);
              });
    }
    while (!border.isEmpty()) {
      int index = border.remove();
      for (int[] step : EDGES) {
        int neighbour = neighbour(index, step);
        if (neighbour >= 0 && inside[neighbour] && owner[neighbour] == 0) {
          owner[neighbour] = owner[index];
          border.add(neighbour);
        }
      }
    }
    List<Mask> grown = new ArrayList<>();
    for (int p = 1; p <= pieces.size(); p++) {
      int number = p;
      // what only touches at a corner stays with the largest piece
      grown.add(
          where(
              (x, y) -> {
                int of = owner[(y - top) * width + x - left];
                return of == number || of == 0 && number == 1;
              }));
    }
    return grown;
  }

  /**
   * Returns the sets of pixels that are connected by edges, the largest first.
   *
   * @param smallest number of pixels that a set needs
   * @param most number of sets
   */
  private List<Mask> pieces(int smallest, int most) {
    int[] piece = new int[inside.length];
    List<Integer> sizes = new ArrayList<>(List.of(0));
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < inside.length; i++) {
      if (!inside[i] || piece[i] > 0) {
        continue;
      }
      int count = sizes.size();
      int size = 0;
      piece[i] = count;
      open.add(i);
      while (!open.isEmpty()) {
        int index = open.remove();
        size++;
        for (int[] step : EDGES) {
          int neighbour = neighbour(index, step);
          if (neighbour >= 0 && inside[neighbour] && piece[neighbour] == 0) {
            piece[neighbour] = count;
            open.add(neighbour);
          }
        }
      }
      sizes.add(size);
    }
    return IntStream.range(1, sizes.size())
        .filter(p -> sizes.get(p) >= smallest)
        .boxed()
        .sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder()))
        .limit(most)
        .map(p -> where((x, y) -> piece[(y - top) * width + x - left] == p))
        .toList();
  }

  private int neighbour(int index, int[] step) {
    int x = index % width + step[0];
    int y = index / width + step[1];
    return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
  }

  /** Returns the same pixels in the smallest box. */
  private Mask trimmed() {
    int minX = width;
    int maxX = -1;
    int minY = height;
    int maxY = -1;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        minX = Math.min(minX, i % width);
        maxX = Math.max(maxX, i % width);
        minY = Math.min(minY, i / width);
        maxY = i / width;
      }
    }
    if (maxX < 0) {
      return new Mask(left, top, 0, 0, new boolean[0]);
    }
    int newWidth = maxX - minX + 1;
    boolean[] smaller = new boolean[newWidth * (maxY - minY + 1)];
    for (int i = 0; i < smaller.length; i++) {
      smaller[i] = inside[(minY + i / newWidth) * width + minX + i % newWidth];
    }
    return new Mask(left + minX, top + minY, newWidth, maxY - minY + 1, smaller);
  }
}
