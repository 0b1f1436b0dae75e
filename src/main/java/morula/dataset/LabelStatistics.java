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

package morula.dataset;

import java.util.stream.IntStream;
import morula.image.LabelRegions;
import morula.image.Labels;

/** Pixel counts of the labels of one label image. */
public final class LabelStatistics {
  private final int[] values;
  private final int[] areas;
  private final long background;
  private final RegionCount count;

  private LabelStatistics(Labels labels, int ignoreLabel) {
    LabelRegions regions = LabelRegions.of(labels.pixels());
    values = RegionCount.counted(regions, ignoreLabel);
    areas = IntStream.of(values).map(label -> Math.toIntExact(regions.area(label))).toArray();
    background = ignoreLabel == 0 ? 0 : regions.background();
    int found = values.length;
    if (found == 1) {
      found = 0;
      for (long frame = 0; frame < labels.frames(); frame++) {
        for (long z = 0; z < labels.slices(); z++) {
          found += RegionCount.regions(labels.plane(z, frame), values[0]);
        }
      }
    }
    count = new RegionCount(values.length, found);
  }

  /**
   * Counts the pixels of each label; a second pass counts connected components if there is one
   * label only.
   *
   * @param ignoreLabel value that means not annotated, like all negative values; −1 for none
   */
  public static LabelStatistics of(Labels labels, int ignoreLabel) {
    return new LabelStatistics(labels, ignoreLabel);
  }

  /** Returns the labels of 1 and above that occur, ascending: objects or classes. */
  public int[] values() {
    return values.clone();
  }

  /** Returns the number of pixels of each of {@link #values()}. */
  public int[] areas() {
    return areas.clone();
  }

  /** Whether no pixel has a label of 1 or above. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** Returns the number of pixels with label 0. */
  public long background() {
    return background;
  }

  /**
   * Returns the number of labels and, if there is only one, of its separate regions, plane by
   * plane.
   */
  public RegionCount regions() {
    return count;
  }
}
