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

package morula.sizes;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * A plane that is divided into regions of about equal size, numbered row by row.
 *
 * @param width of the plane, in pixels
 * @param height of the plane, in pixels
 * @param columns at least 1
 * @param rows at least 1
 */
record RegionGrid(long width, long height, int columns, int rows) {

  /** Divides a plane into as many regions as fit with sides of at least {@code side} pixels. */
  static RegionGrid of(Interval plane, double side) {
    return new RegionGrid(
        plane.dimension(0),
        plane.dimension(1),
        (int) Math.max(1, plane.dimension(0) / side),
        (int) Math.max(1, plane.dimension(1) / side));
  }

  int count() {
    return Math.multiplyExact(columns, rows);
  }

  /** Returns the interval of region i: X, Y. */
  Interval region(int i) {
    int column = i % columns;
    int row = i / columns;
    return FinalInterval.createMinMax(
        begin(column, columns, width),
        begin(row, rows, height),
        begin(column + 1, columns, width) - 1,
        begin(row + 1, rows, height) - 1);
  }

  private static long begin(int part, int parts, long length) {
    return part * length / parts;
  }

  /** Returns the index of the region that contains a point, or of the nearest region. */
  int indexOf(double x, double y) {
    return part(y, rows, height) * columns + part(x, columns, width);
  }

  private static int part(double position, int parts, long length) {
    int part = (int) Math.max(0, Math.min(parts - 1, position * parts / length));
    if (part + 1 < parts && position >= begin(part + 1, parts, length)) {
      return part + 1;
    }
    return part > 0 && position < begin(part, parts, length) ? part - 1 : part;
  }

  /** Sorts objects by region: index i holds the objects whose centres lie in region i. */
  List<List<FoundObject>> sort(List<FoundObject> objects) {
    List<List<FoundObject>> sorted = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      sorted.add(new ArrayList<>());
    }
    objects.forEach(object -> sorted.get(indexOf(object.x(), object.y())).add(object));
    return sorted;
  }
}
