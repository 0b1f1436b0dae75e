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
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/** Numbers objects from 1 on without gaps, in the order of their first pixels in row order. */
final class ObjectNumbers {
  private ObjectNumbers() {}

  /**
   * Writes the numbers.
   *
   * @param labels X, Y; an object is a negative number from −1 on; anything else becomes 0
   * @param objects largest possible number of objects
   * @return number of objects that have a pixel
   */
  static int assign(RandomAccessibleInterval<IntType> labels, int objects, Progress progress) {
    RowBands bands = new RowBands(labels);
    BlockReader<IntType> reader = new BlockReader<>(labels);
    int[] number = new int[objects + 1];
    int[] values = new int[bands.maximumPixels()];
    int count = 0;
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      progress.update(bands.firstRow(band), bands.height(), "Numbering objects");
      reader.copy(bands.interval(band), values);
      for (int i = 0; i < bands.pixels(band); i++) {
        int v = values[i];
        if (v >= 0 || v == ComponentDecoder.DROPPED) {
          values[i] = 0;
          continue;
        }
        if (number[-v] == 0) {
          number[-v] = ++count;
        }
        values[i] = number[-v];
      }
      bands.write(values, labels, band);
    }
    return count;
  }
}
