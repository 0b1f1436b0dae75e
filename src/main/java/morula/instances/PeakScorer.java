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
import net.imglib2.type.numeric.real.FloatType;

/**
 * Scores an object by the largest probability in it.
 *
 * @param channel of the probability
 */
record PeakScorer(int channel) implements ObjectScorer {

  @Override
  public double[] score(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> plane,
      int objects,
      Progress progress) {
    RowBands bands = new RowBands(plane);
    BlockReader<IntType> labelReader = new BlockReader<>(plane);
    BlockReader<FloatType> reader = new BlockReader<>(prediction);
    int[] labels = new int[bands.maximumPixels()];
    float[] p = new float[labels.length];
    double[] peaks = new double[objects];
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      labelReader.copy(bands.interval(band), labels);
      reader.copy(bands.interval(band, channel), p);
      for (int i = 0; i < bands.pixels(band); i++) {
        if (labels[i] > 0) {
          peaks[labels[i] - 1] = Math.max(peaks[labels[i] - 1], p[i]);
        }
      }
    }
    return peaks;
  }
}
