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

import java.awt.Rectangle;
import java.util.HashMap;
import java.util.Map;

/**
 * The number of pixels and the bounding box of each object of a plane, kept up to date while pixels
 * change, so that nothing has to be searched in a large plane.
 */
final class PlaneObjects {
  private final Map<Integer, Place> places = new HashMap<>();

  /** The place that was used last: pixels that follow one another mostly have one label. */
  private int lastLabel;

  private Place last;

  /** Where an object is. The box may be too large after pixels were taken away. */
  private static final class Place {
    private int area;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;
    private boolean loose;

    private void add(int fromX, int endX, int y) {
      left = Math.min(left, fromX);
      right = Math.max(right, endX - 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }

    private Rectangle box() {
      return new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }
  }

  /**
   * Finds the objects of a plane.
   *
   * @param values labels, row by row
   * @param first index of the first pixel of the plane
   */
  static PlaneObjects of(int[] values, int first, int width, int height) {
    PlaneObjects objects = new PlaneObjects();
    for (int y = 0; y < height; y++) {
      int row = first + y * width;
      for (int x = 0; x < width; ) {
        int label = values[row + x];
        int from = x;
        while (x < width && values[row + x] == label) {
          x++;
        }
        objects.add(label, from, x, y);
      }
    }
    return objects;
  }

  /** Adds a run of a row to an object; 0 is none. */
  void add(int label, int fromX, int endX, int y) {
    if (label > 0) {
      Place place = label == lastLabel && last != null ? last : find(label);
      place.area += endX - fromX;
      place.add(fromX, endX, y);
    }
  }

  private Place find(int label) {
    last = places.computeIfAbsent(label, l -> new Place());
    lastLabel = label;
    return last;
  }

  /** Takes pixels away from an object; 0 is none. */
  void remove(int label, int pixels) {
    Place place = places.get(label);
    if (place != null) {
      place.area -= pixels;
      place.loose = true;
      if (place.area == 0) {
        places.remove(label);
        last = null;
      }
    }
  }

  /** Returns the number of pixels of an object. */
  int area(int label) {
    Place place = places.get(label);
    return place == null ? 0 : place.area;
  }

  /**
   * Returns the bounding box of an object; empty if it has no pixel.
   *
   * @param pixels whether a pixel belongs to it
   */
  Rectangle box(int label, Mask.Condition pixels) {
    Place place = places.get(label);
    if (place == null) {
      return new Rectangle();
    }
    if (place.loose) {
      tighten(place, pixels);
    }
    return place.box();
  }

  private static void tighten(Place place, Mask.Condition pixels) {
    Rectangle box = place.box();
    place.left = Integer.MAX_VALUE;
    place.top = Integer.MAX_VALUE;
    place.right = -1;
    place.bottom = -1;
    for (int y = box.y; y < box.y + box.height; y++) {
      for (int x = box.x; x < box.x + box.width; x++) {
        if (pixels.holds(x, y)) {
          place.add(x, x + 1, y);
        }
      }
    }
    place.loose = false;
  }

  /** Returns the number of objects. */
  int count() {
    return places.size();
  }

  /** Returns the labels of the objects, ascending. */
  int[] labels() {
    return places.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
