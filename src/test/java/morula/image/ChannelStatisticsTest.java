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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class ChannelStatisticsTest {
  @Test
  void equalsThePlainFormulaOverAllImagesTogether() {
    Random random = new Random(5);
    ChannelStatistics statistics = new ChannelStatistics(2);
    double[] sum = new double[2];
    double[] squares = new double[2];
    long count = 0;
    for (int side : new int[] {3, 40, 17}) {
      float[] values = new float[side * side * 2];
      for (int i = 0; i < values.length; i++) {
        int c = i / (side * side);
        values[i] = (float) ((c == 0 ? 1000 : -3) + side * (1 + c) * random.nextGaussian());
        sum[c] += values[i];
        squares[c] += (double) values[i] * values[i];
      }
      count += (long) side * side;
      statistics.add(ArrayImgs.floats(values, side, side, 2), 2);
    }
    for (int c = 0; c < 2; c++) {
      double mean = sum[c] / count;
      assertEquals(mean, statistics.mean(c), 1e-9);
      assertEquals(
          Math.sqrt(squares[c] / count - mean * mean), statistics.standardDeviation(c), 1e-7);
    }
    assertEquals(
        List.of(statistics.mean(0), statistics.mean(1)), statistics.normalization().mean());
  }

  @Test
  void staysExactFarFromZero() {
    ChannelStatistics statistics = new ChannelStatistics(1);
    for (int i = 0; i < 50; i++) {
      statistics.add(image(1e7f, 1e7f + 2), 2);
    }
    assertEquals(1e7 + 1, statistics.mean(0), 1e-6);
    assertEquals(1, statistics.standardDeviation(0), 1e-9);
  }

  @Test
  void leavesOutWhatIsNoNumberAndCopesWithConstantChannels() {
    ChannelStatistics statistics = new ChannelStatistics(1);
    statistics.add(image(Float.NaN, Float.POSITIVE_INFINITY), 2);
    assertEquals(0, statistics.standardDeviation(0));
    statistics.add(image(7, Float.NaN), 2);
    assertEquals(List.of(7.0), statistics.normalization().mean());
    assertEquals(List.of(1.0), statistics.normalization().std());
    assertThrows(
        IllegalArgumentException.class, () -> statistics.add(ArrayImgs.floats(2, 2, 3), 2));
  }

  private static ArrayImg<FloatType, FloatArray> image(float... values) {
    return ArrayImgs.floats(values, values.length, 1, 1);
  }
}
