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

import java.util.Arrays;
import java.util.List;
import morula.image.BlockReader;
import morula.image.RowBands;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Decodes the class of the highest channel (the first of equal channels) if that reaches the
 * threshold; otherwise background.
 */
final class MaskDecoder extends ClassDecoder {
  private final List<Double> levels;
  private final double threshold;

  /**
   * @param levels divisor of each channel before the comparison
   * @param threshold smallest value of a pixel that belongs to a class
   */
  MaskDecoder(List<Double> levels, double threshold) {
    this.levels = levels;
    this.threshold = threshold;
  }

  @Override
  int[] decode(BlockReader<FloatType> prediction, int channels, RowBands bands, int band) {
    int pixels = bands.pixels(band);
    double[] highest = new double[pixels];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    float[] value = new float[pixels];
    int[] best = new int[pixels];
    for (int c = 0; c < channels; c++) {
      prediction.copy(bands.interval(band, c), value);
      double level = levels.get(c);
      for (int i = 0; i < pixels; i++) {
        double mask = value[i] / level;
        if (mask >= threshold && mask > highest[i]) {
          highest[i] = mask;
          best[i] = c + 1;
        }
      }
    }
    return best;
  }
}
