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

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Makes each object of a plane one connected piece (8 neighbours): its largest. */
final class LargestPieces {
  private LargestPieces() {}

  /**
   * Sets all pixels to 0 that are not in the largest piece of their object; of pieces of the same
   * size, the one whose first pixel comes first stays.
   *
   * @param labels X, Y, with minimum 0: 0 is background; is changed
   */
  static void keep(RandomAccessibleInterval<IntType> labels) {
    LabelRegions regions = LabelRegions.of(labels);
    for (int label : regions.labels()) {
      FinalInterval box =
          FinalInterval.createMinMax(
              regions.minX(label), regions.minY(label), regions.maxX(label), regions.maxY(label));
      int width = Math.toIntExact(box.dimension(0));
      int height = Math.toIntExact(box.dimension(1));
      int[] pixels = new int[Math.multiplyExact(width, height)];
      PixelBlocks.copy(Views.interval(labels, box), pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = pixels[i] == label ? 1 : 0;
      }
      int pieces = ConnectedComponents.label(pixels, width, height);
      if (pieces > 1) {
        clear(labels, box, pixels, largest(pixels, pieces));
      }
    }
  }

  private static int largest(int[] pixels, int pieces) {
    int[] areas = new int[pieces + 1];
    for (int piece : pixels) {
      areas[piece]++;
    }
    int largest = 1;
    for (int piece = 2; piece <= pieces; piece++) {
      if (areas[piece] > areas[largest]) {
        largest = piece;
      }
    }
    return largest;
  }

  private static void clear(
      RandomAccessibleInterval<IntType> labels, FinalInterval box, int[] pixels, int kept) {
    int width = (int) box.dimension(0);
    RandomAccess<IntType> access = labels.randomAccess();
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != 0 && pixels[i] != kept) {
        access.setPosition(box.min(0) + i % width, 0);
        access.setPosition(box.min(1) + i / width, 1);
        access.get().set(0);
      }
    }
  }
}
