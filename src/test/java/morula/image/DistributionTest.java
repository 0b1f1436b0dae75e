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

import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** A histogram and a list of the same values answer alike. */
class DistributionTest {
  @Test
  void valuesCanBeCountedAndLeftOut() {
    Distribution bins =
        Distribution.of(ArrayImgs.unsignedBytes(new byte[] {3, 9, 3, 1, 5, 9, 3}, 7), 1);
    Distribution list = Distribution.of(ArrayImgs.floats(new float[] {3, 9, 3, 1, 5, 9, 3}, 7), 1);
    for (Distribution values : new Distribution[] {bins, list}) {
      assertEquals("1 3 3 3 5 9 9", text(values));
      assertEquals(0, values.countUpTo(0.5));
      assertEquals(4, values.countUpTo(3));
      assertEquals(4, values.countUpTo(4.9));
      assertEquals(7, values.countUpTo(100));
      assertEquals(3, values.count(3));
      assertEquals(0, values.count(4));
      assertEquals("3 3 3 5", text(values.within(2, 8)));
      assertEquals("", text(values.within(6, 8)));
      assertEquals("", text(values.within(8, 6)));
      assertEquals("1 3 5 9 9", text(values.without(3, 2)));
      assertEquals("1 5 9 9", text(values.without(3, 3)));
      assertEquals("1 3 3 3 5", text(values.without(9, 2)));
      assertEquals(3, values.different(2, 9));
    }
  }

  private static String text(Distribution values) {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < values.total(); i++) {
      text.append(i == 0 ? "" : " ").append((int) values.value(i));
    }
    return text.toString();
  }
}
