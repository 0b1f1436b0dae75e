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

/** Operations on masks of a plane, one value a pixel, row by row. */
final class PlaneMask {
  private PlaneMask() {}

  /** Returns the pixels whose neighbours on all eight sides are in the mask, as they are. */
  static boolean[] eroded(boolean[] mask, int width, int height) {
    boolean[] result = new boolean[mask.length];
    for (int y = 1; y < height - 1; y++) {
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        result[i] =
            mask[i] && mask[i - 1] && mask[i + 1] && row(mask, i - width) && row(mask, i + width);
      }
    }
    return result;
  }

  private static boolean row(boolean[] mask, int i) {
    return mask[i - 1] && mask[i] && mask[i + 1];
  }

  /** Returns the pixels at most {@code reach} columns and rows from one in the mask. */
  static boolean[] dilated(boolean[] mask, int width, int height, int reach) {
    boolean[] across = new boolean[mask.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (mask[y * width + x]) {
          Arrays.fill(
              across,
              y * width + Math.max(0, x - reach),
              y * width + Math.min(width, x + reach + 1),
              true);
        }
      }
    }
    boolean[] result = new boolean[mask.length];
    for (int y = 0; y < height; y++) {
      for (int from = Math.max(0, y - reach); from < Math.min(height, y + reach + 1); from++) {
        for (int x = 0; x < width; x++) {
          result[y * width + x] |= across[from * width + x];
        }
      }
    }
    return result;
  }

  /** Returns the pixels that lie in a square of 3 × 3 of the mask. */
  static boolean[] opened(boolean[] mask, int width, int height) {
    return dilated(eroded(mask, width, height), width, height, 1);
  }

  /**
   * Returns the areas of the connected parts, ascending.
   *
   * @param seeds parts without a pixel in it are left out
   * @param zone parts with a pixel in it are left out
   */
  static int[] areas(boolean[] mask, boolean[] seeds, boolean[] zone, int width, int height) {
    int[] labels = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      labels[i] = mask[i] ? 1 : 0;
    }
    int[] areas = new int[ConnectedComponents.label(labels, width, height) + 1];
    boolean[] wanted = new boolean[areas.length];
    for (int i = 0; i < mask.length; i++) {
      areas[labels[i]]++;
      wanted[labels[i]] |= seeds[i];
    }
    for (int i = 0; i < mask.length; i++) {
      if (zone[i] || !wanted[labels[i]]) {
        areas[labels[i]] = 0;
      }
    }
    areas[0] = 0;
    return Arrays.stream(areas).filter(area -> area > 0).sorted().toArray();
  }
}
