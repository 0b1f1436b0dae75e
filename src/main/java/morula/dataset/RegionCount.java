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
import morula.image.ConnectedComponents;
import morula.image.LabelRegions;
import morula.image.Labels;
import morula.image.PixelBlocks;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Number of labels of an image, and of separate regions if there is only one label; tells masks
 * from objects, see {@link LabelKind#ofObjects}.
 *
 * @param labels number of labels of 1 and above that occur
 * @param regions number of separate regions (neighbours by a side or a corner) if there is only one
 *     label; otherwise the number of labels
 */
public record RegionCount(int labels, int regions) {

  /**
   * Counts labels frame by frame, as an evaluation matches them: a label that occurs in two frames
   * counts twice. Regions may extend through the slices of a frame.
   *
   * @param ignoreLabel value that is not counted, like all negative values; −1 for none
   */
  public static RegionCount ofFrames(Labels labels, int ignoreLabel) {
    int count = 0;
    RandomAccessibleInterval<IntType> last = null;
    int label = 0;
    for (long t = 0; t < labels.frames(); t++) {
      RandomAccessibleInterval<IntType> frame = labels.frame(t);
      for (int found : counted(LabelRegions.of(frame), ignoreLabel)) {
        count++;
        label = found;
        last = frame;
      }
    }
    return new RegionCount(count, count == 1 ? regions(last, label) : count);
  }

  /** Returns the labels of 1 and above that count, ascending. */
  static int[] counted(LabelRegions regions, int ignoreLabel) {
    return IntStream.of(regions.labels()).filter(label -> label != ignoreLabel).toArray();
  }

  /**
   * Returns the number of separate regions of a label.
   *
   * @param block X, Y[, Z]
   */
  static int regions(RandomAccessibleInterval<IntType> block, int label) {
    int[] mask = new int[Math.toIntExact(block.size())];
    PixelBlocks.copy(block, mask, 0);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = mask[i] == label ? 1 : 0;
    }
    return ConnectedComponents.label(mask, (int) block.dimension(0), (int) block.dimension(1));
  }

  /** Whether one label stands for several separate regions. */
  public boolean isMask() {
    return labels == 1 && regions > 1;
  }
}
