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

import morula.image.BlockReader;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Splits the pixels of one component of the foreground into objects. Safe for use by several
 * threads at once.
 */
interface Splitter {

  /**
   * Splits a block.
   *
   * @param prediction X, Y, output channel
   * @param own row by row: the pixels to split, in a block one pixel larger than {@code window} on
   *     every side; none in that border
   * @param window the block in the prediction, without the border
   */
  Split split(BlockReader<FloatType> prediction, boolean[] own, Box window);

  /**
   * The objects of a block.
   *
   * @param label for each pixel of the block 1 + the index of its object; 0 for none
   * @param seeds for each object one of its pixels, which does not depend on the rest of the block
   */
  record Split(int[] label, int[] seeds) {}

  /**
   * Returns a channel in a block one pixel larger than {@code window} on every side; 0 in that
   * border.
   */
  static float[] channel(BlockReader<FloatType> prediction, int channel, Box window) {
    float[] values = new float[(int) window.pixels()];
    prediction.copy(window.interval(channel), values);
    int width = window.width() + 2;
    float[] block = new float[width * (window.height() + 2)];
    int i = 0;
    for (int y = 0; y < window.height(); y++) {
      int p = (y + 1) * width + 1;
      for (int x = 0; x < window.width(); x++, i++, p++) {
        block[p] = values[i];
      }
    }
    return block;
  }
}
