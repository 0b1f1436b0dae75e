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

import java.util.BitSet;
import morula.image.BlockReader;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Decodes a class for each pixel from the channels of that pixel; bands of rows are decoded in
 * parallel.
 */
abstract class ClassDecoder implements Decoder {

  /**
   * Decodes the classes of one band.
   *
   * @param prediction dimensions X, Y, output channel
   * @param channels number of output channels
   * @return one class for each pixel, in row order
   */
  abstract int[] decode(BlockReader<FloatType> prediction, int channels, RowBands bands, int band);

  @Override
  public final int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    int channels = Math.toIntExact(prediction.dimension(2));
    RowBands bands = new RowBands(labels);
    BlockReader<FloatType> reader = new BlockReader<>(prediction);
    BitSet present = new BitSet(channels + 1);
    bands
        .indices()
        .parallel()
        .forEach(
            band -> {
              progress.checkCancelled();
              int[] classes = decode(reader, channels, bands, band);
              bands.write(classes, labels, band);
              BitSet seen = new BitSet(channels + 1);
              for (int c : classes) {
                seen.set(c);
              }
              synchronized (present) {
                present.or(seen);
              }
            });
    return present.cardinality();
  }
}
