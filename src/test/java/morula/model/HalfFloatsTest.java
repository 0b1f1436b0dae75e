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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** Some of the expected bits are those of numpy.float16. */
class HalfFloatsTest {
  @Test
  void everyNumberComesBack() {
    for (int i = 0; i < 1 << 16; i++) {
      float value = HalfFloats.value((short) i);
      if (!Float.isNaN(value)) {
        assertEquals((short) i, HalfFloats.bits(value), "" + value);
      }
    }
    assertTrue(Float.isNaN(HalfFloats.value(HalfFloats.bits(Float.NaN))));
  }

  @Test
  void theNearestNumberIsTaken() {
    assertEquals(0x3555, HalfFloats.bits(1 / 3f));
    assertEquals(0x3c00, HalfFloats.bits(1 + 0x1p-11f), "the even one of two");
    assertEquals(0x3c02, HalfFloats.bits(1 + 3 * 0x1p-11f), "the even one of two");
    assertEquals(0x4000, HalfFloats.bits(1.9999f));
    assertEquals(0x0400, HalfFloats.bits(0x1p-14f - 0x1p-26f));
    assertEquals(0, HalfFloats.bits(0x1p-25f));
    assertEquals(1, HalfFloats.bits(0x1.1p-25f));
    assertEquals(0x7bff, HalfFloats.bits(65_519));
    assertEquals(0x7c00, HalfFloats.bits(65_520));
    assertEquals((short) 0xfbff, HalfFloats.bits(-65_504));
  }

  @Test
  void arraysWithLargerNumbersStayAsTheyAre() {
    float[] small = {0.1f, -3, 65_504};
    float[] large = {0.1f, -3, 65_505};
    assertArrayEquals(
        new float[] {0.099975586f, -3, 65_504},
        HalfFloats.stored(ArrayImgs.floats(small, 3)).update(null).getCurrentStorageArray());
    assertArrayEquals(
        large, HalfFloats.stored(ArrayImgs.floats(large, 3)).update(null).getCurrentStorageArray());
    assertEquals(0.1f, small[0], "a copy");
  }
}
