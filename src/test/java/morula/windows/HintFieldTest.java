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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.FontMetrics;
import org.junit.jupiter.api.Test;

class HintFieldTest {
  @Test
  void hintThatDoesNotFitEndsWithAnEllipsis() {
    HintField field = new HintField("estimated in each image", 9);
    FontMetrics metrics = field.getFontMetrics(field.getFont());
    int all = metrics.stringWidth("estimated in each image");
    assertEquals(
        "estimated in each image", HintField.shortened("estimated in each image", metrics, all));
    String shown = HintField.shortened("estimated in each image", metrics, all - 1);
    assertTrue(shown.startsWith("estimated in") && shown.endsWith("…"), shown);
    assertTrue(metrics.stringWidth(shown) < all, shown);
    assertEquals("", HintField.shortened("", metrics, 0));
  }

  @Test
  void fieldKnowsWhetherItsHintFits() {
    HintField field = new HintField("estimated in each image", 9);
    field.setSize(40, 20);
    assertFalse(field.showsAll());
    field.setSize(1000, 20);
    assertTrue(field.showsAll());
  }

  @Test
  void fieldCanBeAsWideAsItsHint() {
    HintField field = new HintField("estimated in each image", 2);
    field.setSize(field.getPreferredSize());
    assertFalse(field.showsAll());
    field.fitHint();
    field.setSize(field.getPreferredSize());
    assertTrue(field.showsAll());
  }
}
