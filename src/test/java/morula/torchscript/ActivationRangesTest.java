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

package morula.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationRangesTest {

  @Test
  void rangesHoldTheValuesOfAllImages() {
    ActivationRanges ranges =
        ActivationRanges.of(
            List.of("a", "b"), List.of(new float[] {-1, 2, 0, 0}, new float[] {0, 3, 0, 0}));
    assertEquals(new ActivationRanges.Range(-1, 3), ranges.get("a"));
  }

  @Test
  void aNodeThatIsAlwaysZeroHasAScale() {
    ActivationRanges ranges = ActivationRanges.of(List.of("b"), List.of(new float[] {0, 0}));
    assertTrue(Quantization.of(ranges.get("b")).scale() > 0);
  }

  @Test
  void zeroIsExact() {
    for (double low : new double[] {-3, -0.01, 0, 2}) {
      Quantization quantization = Quantization.of(new ActivationRanges.Range(low, 5));
      double real = quantization.scale() * (quantization.zeroPoint() - quantization.zeroPoint());
      assertEquals(0, real);
      assertTrue(quantization.zeroPoint() >= 0 && quantization.zeroPoint() <= 255);
      double highest = quantization.scale() * (255 - quantization.zeroPoint());
      assertEquals(5, highest, quantization.scale(), Arrays.toString(new double[] {low}));
    }
  }
}
