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

package morula.patches;

import java.util.random.RandomGenerator;
import morula.image.LabelRegions;

/**
 * Positions of the pixels of each label of an image, so that objects, or classes, can be drawn with
 * equal probability however small they are. Some pixels of each label are kept, evenly spread over
 * it.
 */
final class LabelPositions {
  /** Largest number of pixels kept of one image, unless it has more labels than that. */
  private static final int BUDGET = 16_384;

  /** Largest number of pixels kept of one label. */
  private static final int PER_LABEL = 1_024;

  private final int[][] foreground;
  private final int[] annotated;
  private final boolean fullyAnnotated;

  /** Finds the pixels of each label; 0 is background, negative values are ignored. */
  LabelPositions(TrainingImage image) {
    int[] labels = image.labelArray();
    LabelRegions regions = image.regions();
    int[] present = regions.labels();
    int distinct = present.length;
    int valid = Math.toIntExact(labels.length - regions.negative());
    int each = Math.max(1, Math.min(PER_LABEL, BUDGET / Math.max(1, distinct)));
    foreground = new int[distinct][];
    int[] counts = new int[distinct];
    int[] slot = new int[distinct == 0 ? 0 : present[distinct - 1] + 1];
    int[] seen = new int[distinct];
    for (int s = 0; s < distinct; s++) {
      counts[s] = Math.toIntExact(regions.area(present[s]));
      foreground[s] = new int[Math.min(each, counts[s])];
      slot[present[s]] = s;
    }
    // Needed only where part of the image is not annotated.
    annotated = new int[valid == labels.length ? 0 : Math.min(BUDGET, valid)];
    int validSeen = 0;
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      if (label > 0) {
        int s = slot[label];
        keep(foreground[s], seen[s]++, counts[s], i);
      }
      if (label >= 0 && annotated.length > 0) {
        keep(annotated, validSeen++, valid, i);
      }
    }
    fullyAnnotated = valid == labels.length;
  }

  /** Returns the number of labels of 1 and above that occur. */
  int labels() {
    return foreground.length;
  }

  /** Whether no pixel is ignored. */
  boolean isFullyAnnotated() {
    return fullyAnnotated;
  }

  /** Whether every pixel is ignored. */
  boolean isUnannotated() {
    return !fullyAnnotated && annotated.length == 0;
  }

  /**
   * Draws one of the labels with equal probability, and returns the linear index of one of its
   * pixels.
   */
  int drawForeground(RandomGenerator random) {
    int[] positions = foreground[random.nextInt(foreground.length)];
    return positions[random.nextInt(positions.length)];
  }

  /**
   * Draws a pixel that is not ignored and returns its linear index; only for images that are partly
   * annotated.
   */
  int drawAnnotated(RandomGenerator random) {
    return annotated[random.nextInt(annotated.length)];
  }

  /**
   * Keeps the position of occurrence {@code n} of {@code total} if it is one of the evenly spread
   * ones.
   */
  private static void keep(int[] kept, long n, long total, int position) {
    // Slot k keeps occurrence ceil(k·total/length), the first that maps to k.
    int k = (int) (n * kept.length / total);
    if (n == 0 || (n - 1) * kept.length / total != k) {
      kept[k] = position;
    }
  }
}
