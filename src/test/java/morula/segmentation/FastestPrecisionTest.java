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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import morula.torchscript.Precision;
import org.junit.jupiter.api.Test;

class FastestPrecisionTest {
  private static final LabelAgreement GOOD = new LabelAgreement(10_000, 9_990, 200, 201);

  private static Precision best(
      double fp32, double bf16, LabelAgreement ofBf16, double int8, LabelAgreement ofInt8) {
    Map<Precision, Double> seconds = new EnumMap<>(Precision.class);
    seconds.put(Precision.FP32, fp32);
    seconds.put(Precision.BF16, bf16);
    seconds.put(Precision.INT8, int8);
    Map<Precision, LabelAgreement> agreements = new EnumMap<>(Precision.class);
    agreements.put(Precision.BF16, ofBf16);
    agreements.put(Precision.INT8, ofInt8);
    return FastestPrecision.best(seconds, agreements);
  }

  @Test
  void fastestThatAgrees() {
    assertEquals(Precision.INT8, best(9, 4, GOOD, 3, GOOD));
    assertEquals(Precision.BF16, best(9, 2, GOOD, 3, GOOD));
  }

  @Test
  void otherLabelsAreNotTaken() {
    LabelAgreement otherPixels = new LabelAgreement(10_000, 9_940, 200, 200);
    assertEquals(Precision.BF16, best(9, 4, GOOD, 3, otherPixels));
    LabelAgreement otherObjects = new LabelAgreement(10_000, 9_990, 200, 203);
    assertEquals(Precision.FP32, best(9, 4, otherObjects, 3, otherPixels));
  }

  @Test
  void littleSpeedIsNotWorthTheRounding() {
    assertEquals(Precision.FP32, best(9, 8.9, GOOD, 8.5, GOOD));
  }
}
