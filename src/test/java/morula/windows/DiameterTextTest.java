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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import morula.image.Calibration;
import org.junit.jupiter.api.Test;

class DiameterTextTest {
  private static final Calibration SCALED =
      new Calibration(0.5, 0.5, 1, "micron", 0, Calibration.NONE.timeUnit(), 0, 0, 0);

  @Test
  void pixelsAndTextAgree() {
    assertEquals(OptionalDouble.of(23), DiameterText.pixels(" 23 ", "pixel", SCALED));
    assertEquals(OptionalDouble.of(46), DiameterText.pixels("23", "micron", SCALED));
    assertEquals("11.5", DiameterText.text(23, "micron", SCALED));
    assertEquals("123", DiameterText.text(123.4, "pixel", SCALED));
  }

  @Test
  void whatIsNoDiameterIsNone() {
    for (String text : new String[] {"", "x", "0", "-3", "Infinity"}) {
      assertEquals(OptionalDouble.empty(), DiameterText.pixels(text, "pixel", SCALED), text);
    }
    assertEquals(OptionalDouble.empty(), DiameterText.pixels("23", "micron", Calibration.NONE));
    assertEquals("", DiameterText.text(23, "micron", Calibration.NONE));
    assertEquals("µm", DiameterText.unit("micron"));
  }
}
