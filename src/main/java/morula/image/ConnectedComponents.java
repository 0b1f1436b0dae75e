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

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Turns masks into objects: pixels of equal label that touch at a side or a corner (8 neighbours in
 * 2D, 26 in 3D) become one object. Uses union-find in one pass over the pixels.
 */
public final class ConnectedComponents {
  private ConnectedComponents() {}

  /**
   * Labels the connected components.
   *
   * @param labels dimensions X, Y[, Z]; not changed
   * @return the same dimensions; 0 and negative values unchanged, components numbered from 1
   *     without gaps in the order of their first pixel
   */
  public static ArrayImg<IntType, IntArray> of(ArrayImg<IntType, IntArray> labels) {
    int[] values = labels.update(null).getCurrentStorageArray().clone();
    label(values, (int) labels.dimension(0), (int) labels.dimension(1));
    return ArrayImgs.ints(values, labels.dimensionsAsLongArray());
  }

  /**
   * Labels the connected components as {@link #of} does, but in place, and returns their number.
   */
  public static int label(int[] values, int width, int height) {
    DisjointSets sets = DisjointSets.singletons(values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        joinEarlierNeighbours(values, sets, i, width, height);
      }
    }
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        // The root is a component's first pixel, so it has been numbered already.
        int root = sets.find(i);
        values[i] = root == i ? ++count : values[root];
      }
    }
    return count;
  }

  private static void joinEarlierNeighbours(
      int[] values, DisjointSets sets, int i, int width, int height) {
    int x = i % width;
    int y = i / width % height;
    int z = i / width / height;
    int left = x > 0 ? -1 : 0;
    int right = x + 1 < width ? 1 : 0;
    int above = y > 0 ? -1 : 0;
    int below = y + 1 < height ? 1 : 0;
    if (left < 0) {
      joinIfEqual(values, sets, i - 1, i);
    }
    for (int dx = left; dx <= right && above < 0; dx++) {
      joinIfEqual(values, sets, i - width + dx, i);
    }
    for (int dy = above; dy <= below && z > 0; dy++) {
      for (int dx = left; dx <= right; dx++) {
        joinIfEqual(values, sets, i + (dy - height) * width + dx, i);
      }
    }
  }

  private static void joinIfEqual(int[] values, DisjointSets sets, int a, int b) {
    if (values[a] == values[b]) {
      sets.join(a, b);
    }
  }
}
