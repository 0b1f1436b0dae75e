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

import morula.image.LabelNumbers;
import morula.patches.TargetEncoder;

/**
 * The {@link DistanceTransform} of a block of labels, also relative to its maximum in each object.
 */
final class RelativeDistance {
  private final int[] labels;
  private final PartialAnnotation annotation;
  private final float[] squared;
  private final float[] scale;

  /**
   * @param labels first dimension fastest; objects are renumbered if their labels are too large for
   *     an array
   * @param size length along each dimension
   */
  RelativeDistance(int[] labels, int[] size) {
    this.labels = labels;
    int largest = LabelNumbers.compact(labels);
    annotation = new PartialAnnotation(labels, size, largest);
    squared =
        DistanceTransform.squared(
            annotation.labels(), size, DistanceTransform.unitSpacing(size.length));
    scale = inverseOfMaximum(largest);
  }

  /** The labels with background around objects that were drawn alone. */
  int[] ended() {
    return annotation.labels();
  }

  /** Returns the squared distance of pixel {@code i} to the edge of its object, in pixels². */
  float squared(int i) {
    return squared[i];
  }

  /**
   * Returns the squared distance of pixel {@code i} to the nearest pixel that may have an edge that
   * is not annotated, in pixels²; infinite if there is none.
   */
  float squaredToUnknown(int i) {
    return annotation.squaredToUnknown(i);
  }

  /**
   * Returns the distance of pixel {@code i} to the edge of its object, relative to the largest one;
   * 1 if no edge can be seen; {@link TargetEncoder#IGNORE} if an edge that is not annotated may be
   * nearer.
   */
  float relative(int i) {
    float d2 = squared[i];
    if (squaredToUnknown(i) < d2) {
      return TargetEncoder.IGNORE;
    }
    return d2 < Float.POSITIVE_INFINITY ? (float) Math.sqrt(d2 * scale[labels[i]]) : 1;
  }

  /** Returns for every label 1 / the largest finite squared distance in the object. */
  private float[] inverseOfMaximum(int largest) {
    float[] inverse = new float[largest + 1];
    for (int i = 0; i < labels.length; i++) {
      float d2 = squared[i];
      if (labels[i] > 0 && d2 > inverse[labels[i]] && d2 < Float.POSITIVE_INFINITY) {
        inverse[labels[i]] = d2;
      }
    }
    for (int label = 1; label <= largest; label++) {
      inverse[label] = 1 / inverse[label];
    }
    return inverse;
  }
}
