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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.ImgUtil;

/**
 * The part of an image in which every object is annotated: rectangles in planes. Where none is
 * marked, it is the whole image, with all its planes.
 */
public final class AnnotatedPart {
  private final Map<Integer, List<Rectangle>> rectangles = new TreeMap<>();

  /**
   * Marks a rectangle, whose corners are included, beside those that are marked; a single pixel
   * marks the whole image again.
   */
  void mark(int plane, int x1, int y1, int x2, int y2) {
    if (x1 == x2 && y1 == y2) {
      rectangles.clear();
      return;
    }
    Rectangle rectangle = new Rectangle(Math.min(x1, x2), Math.min(y1, y2), 0, 0);
    rectangle.setSize(Math.abs(x1 - x2) + 1, Math.abs(y1 - y2) + 1);
    rectangles.computeIfAbsent(plane, p -> new ArrayList<>()).add(rectangle);
  }

  /** Returns whether the whole image is annotated. */
  public boolean isWhole() {
    return rectangles.isEmpty();
  }

  /** Returns the rectangles of a plane. */
  public List<Rectangle> in(int plane) {
    return List.copyOf(rectangles.getOrDefault(plane, List.of()));
  }

  /**
   * Returns labels in which all that is not annotated has a value of its own.
   *
   * @param unknown that value
   */
  public Labels apply(Labels labels, int unknown) {
    if (isWhole()) {
      return labels;
    }
    long[] size = labels.pixels().dimensionsAsLongArray();
    ArrayImg<IntType, IntArray> copy = ArrayImgs.ints(size);
    ImgUtil.copy(labels.pixels(), copy);
    int[] values = copy.update(null).getCurrentStorageArray();
    int width = (int) size[0];
    int height = (int) size[1];
    for (int i = 0; i < values.length; i++) {
      int x = i % width;
      int y = i / width % height;
      if (rectangles.getOrDefault(i / (width * height), List.of()).stream()
          .noneMatch(r -> r.contains(x, y))) {
        values[i] = unknown;
      }
    }
    return new Labels(labels.name(), copy, labels.calibration());
  }
}
