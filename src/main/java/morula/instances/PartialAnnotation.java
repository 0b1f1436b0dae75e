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

package morula.instances;

import java.util.Arrays;

/**
 * Finds the known edges of objects in an image that is only partly annotated. An object that
 * touches nothing annotated was drawn alone and is regarded as whole: it ends where the unknown
 * pixels begin. An object that also touches background or another object may be cut by the border
 * of the annotated area, so its edge with the unknown is not known.
 */
final class PartialAnnotation {
  private final int[] labels;
  private final float[] unknown;

  /**
   * @param labels first dimension fastest; 0 is background, positive values are objects, negative
   *     values are unknown; not changed
   * @param size length along each dimension
   * @param largest the largest label, 0 if there is none
   */
  PartialAnnotation(int[] labels, int[] size, int largest) {
    if (Arrays.stream(labels).noneMatch(label -> label < 0)) {
      this.labels = labels;
      unknown = null;
      return;
    }
    this.labels = endWholeObjects(labels, size, cut(labels, size, largest));
    int[] known = Arrays.stream(this.labels).map(label -> label < 0 ? 0 : 1).toArray();
    unknown = DistanceTransform.squared(known, size, DistanceTransform.unitSpacing(size.length));
  }

  /** The labels with background added around whole objects. */
  int[] labels() {
    return labels;
  }

  /**
   * Returns the squared distance of a pixel to the nearest pixel that may have an edge; infinite if
   * there is none.
   */
  float squaredToUnknown(int index) {
    return unknown == null ? Float.POSITIVE_INFINITY : unknown[index];
  }

  /** Returns for each object whether it touches anything annotated. */
  private static boolean[] cut(int[] labels, int[] size, int largest) {
    boolean[] cut = new boolean[largest + 1];
    for (int d = 0; d < size.length; d++) {
      forEachNeighbour(
          labels.length,
          size,
          d,
          (i, j) -> {
            if (labels[i] > 0 && labels[j] >= 0 && labels[i] != labels[j]) {
              cut[labels[i]] = true;
            }
          });
    }
    return cut;
  }

  /** Adds background around whole objects, also at corners, where rays may leave them. */
  private static int[] endWholeObjects(int[] labels, int[] size, boolean[] cut) {
    boolean[] near = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      near[i] = labels[i] > 0 && !cut[labels[i]];
    }
    for (int d = 0; d < size.length; d++) {
      boolean[] before = near.clone();
      forEachNeighbour(labels.length, size, d, (i, j) -> near[j] |= before[i]);
    }
    int[] ended = labels.clone();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 && near[i]) {
        ended[i] = 0;
      }
    }
    return ended;
  }

  private interface Pair {
    void visit(int index, int neighbour);
  }

  /** Visits the pairs of pixels that are neighbours along an axis, each pair in both orders. */
  private static void forEachNeighbour(int count, int[] size, int axis, Pair pair) {
    int stride = 1;
    for (int d = 0; d < axis; d++) {
      stride *= size[d];
    }
    int block = stride * size[axis];
    for (int start = 0; start < count; start += block) {
      for (int i = start; i < start + block - stride; i++) {
        pair.visit(i, i + stride);
        pair.visit(i + stride, i);
      }
    }
  }
}
