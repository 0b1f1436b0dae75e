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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The pixels of a label image, with the objects of each plane that was looked at. */
final class LabelPixels {
  private final int[] values;
  private final int width;
  private final int height;
  private final Map<Integer, PlaneObjects> objects = new HashMap<>();

  /** What has changed since it was forgotten; of negative size if nothing has. */
  private Rectangle area = new Rectangle(-1, -1);

  private int changedPlane;

  /**
   * @param values X fastest, then Y, Z and TIME; changed in place
   */
  LabelPixels(int[] values, int width, int height) {
    this.values = values;
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int[] values() {
    return values;
  }

  /** Returns the largest label. */
  int highest() {
    return Arrays.stream(values).max().orElse(0);
  }

  int index(int x, int y, int plane) {
    return (plane * height + y) * width + x;
  }

  int at(int index) {
    return values[index];
  }

  /** Returns the label of a pixel; 0 outside the image. */
  int at(int x, int y, int plane) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : values[index(x, y, plane)];
  }

  PlaneObjects objects(int plane) {
    return objects.computeIfAbsent(
        plane, p -> PlaneObjects.of(values, index(0, 0, p), width, height));
  }

  /** Gives pixels that follow one another another label. */
  void fill(int start, int length, int from, int to) {
    Arrays.fill(values, start, start + length, to);
    int size = width * height;
    int run;
    for (int p = start; p < start + length; p += run) {
      int plane = p / size;
      int x = p % size % width;
      int y = p % size / width;
      run = Math.min(start + length - p, width - x);
      PlaneObjects known = objects.get(plane);
      if (known != null) {
        known.remove(from, run);
        known.add(to, x, x + run, y);
      }
      changedPlane = area.width < 0 || changedPlane == plane ? plane : -1;
      area.add(new Rectangle(x, y, run, 1));
    }
  }

  /** Returns a rectangle that contains all pixels that changed; empty if none has. */
  Rectangle changedArea() {
    return area;
  }

  /** Returns the plane of the {@link #changedArea()}; −1 if there are several. */
  int changedPlane() {
    return changedPlane;
  }

  void forgetChange() {
    area = new Rectangle(-1, -1);
  }

  /**
   * Returns the edit that makes these labels to others.
   *
   * @throws IllegalArgumentException if the size differs
   */
  Edit difference(int[] other, String what) {
    if (other.length != values.length) {
      throw new IllegalArgumentException("the labels have another size");
    }
    Edit.Builder builder = new Edit.Builder();
    for (int i = 0; i < other.length; i++) {
      if (values[i] != other[i]) {
        builder.add(i, values[i], other[i]);
      }
    }
    return builder.build(what);
  }
}
