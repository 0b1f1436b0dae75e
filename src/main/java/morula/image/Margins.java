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

package morula.image;

import java.util.Arrays;

/**
 * The parts of slices that were filled with a constant when an image was rotated, shifted or put
 * onto a larger canvas: what lies between the borders and the first pixel of another value, along
 * rows and columns. Two arrays for each slice give the first and the end of the valid columns of
 * each row, two others the valid rows of each column.
 *
 * @param slices by index of the slice; empty if there are no margins
 */
record Margins(Slice[] slices) {
  static final Margins NONE = new Margins(new Slice[0]);

  /**
   * The valid pixels of a slice: their first column in each row, the end of their columns, and the
   * same for their rows in each column.
   */
  record Slice(int[] left, int[] right, int[] top, int[] bottom) {
    /** Returns a slice without valid pixels. */
    static Slice empty(int width, int height) {
      Slice slice = new Slice(new int[height], new int[height], new int[width], new int[width]);
      Arrays.fill(slice.left, width);
      Arrays.fill(slice.top, height);
      return slice;
    }

    /** Adds a valid pixel. */
    void include(int x, int y) {
      left[y] = Math.min(left[y], x);
      right[y] = Math.max(right[y], x + 1);
      top[x] = Math.min(top[x], y);
      bottom[x] = Math.max(bottom[x], y + 1);
    }

    /** Removes valid pixels beside the margins that are not valid in {@code other}. */
    void limitTo(Slice other, int most) {
      Arrays.setAll(left, y -> left[y] == 0 ? 0 : Math.min(other.left[y], left[y] + most));
      Arrays.setAll(
          right,
          y -> right[y] == top.length ? right[y] : Math.max(other.right[y], right[y] - most));
      Arrays.setAll(top, x -> top[x] == 0 ? 0 : Math.min(other.top[x], top[x] + most));
      Arrays.setAll(
          bottom,
          x -> bottom[x] == left.length ? bottom[x] : Math.max(other.bottom[x], bottom[x] - most));
    }

    boolean contains(int x, int y) {
      return x < left[y] || x >= right[y] || y < top[x] || y >= bottom[x];
    }
  }

  boolean isEmpty() {
    return slices.length == 0;
  }

  boolean contains(int x, int y, int z) {
    return slices.length > 0 && slices[z].contains(x, y);
  }

  /** Returns which pixels of a window lie in the margins. */
  boolean[] mask(Window window) {
    boolean[] mask = new boolean[window.values().length];
    for (int i = 0; i < mask.length && slices.length > 0; i++) {
      mask[i] =
          contains(window.x() + i % window.width(), window.y() + i / window.width(), window.z());
    }
    return mask;
  }

  /** Returns a window in which the margins have no values, which is written as NaN. */
  Window cleared(Window window) {
    if (isEmpty()) {
      return window;
    }
    boolean[] margin = mask(window);
    float[] values = window.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = margin[i] ? Float.NaN : values[i];
    }
    return window.with(values);
  }
}
