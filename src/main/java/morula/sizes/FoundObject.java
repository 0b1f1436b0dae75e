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
import java.util.Collections;
import java.util.List;
import morula.image.LabelRegions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * An object that was found in a plane.
 *
 * @param diameter of a disc with the object's area, in pixels of the plane at its own scale
 * @param x of the centre, in pixels of the plane at its own scale
 * @param y of the centre, likewise
 * @param score confidence of the network, 0 to 1; 1 if the model gives no scores
 */
record FoundObject(double diameter, double x, double y, double score) {
  /**
   * Lists the objects of a label image.
   *
   * @param labels X, Y; its minimum is its position in the plane
   * @param scores of label i at index i − 1; empty where the network gives none
   * @param magnification pixels of {@code labels} for each pixel of the plane, along one axis
   * @return label i at index i − 1; null if there is no such label
   */
  static List<FoundObject> in(
      RandomAccessibleInterval<IntType> labels, double[] scores, double magnification) {
    LabelRegions regions = LabelRegions.of(labels);
    int[] present = regions.labels();
    int highest = present.length == 0 ? 0 : present[present.length - 1];
    List<FoundObject> found = new ArrayList<>(Collections.nCopies(highest, null));
    for (int label : present) {
      found.set(
          label - 1,
          new FoundObject(
              ObjectScale.diameter(regions.area(label)) / magnification,
              (regions.meanX(label) + 0.5) / magnification,
              (regions.meanY(label) + 0.5) / magnification,
              scores.length == 0 ? 1 : scores[label - 1]));
    }
    return found;
  }
}
