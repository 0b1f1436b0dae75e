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

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JTextArea;
import org.junit.jupiter.api.Test;

class StatusPanelTest {
  private final StatusPanel panel = new StatusPanel();

  @Test
  void whatTheHeadlineSaysIsNotSaidAgain() {
    panel.say("Epoch 1 of 1: loss 3.5");
    panel.say("It finds 33 of 100 objects.");
    panel.headline("Wrote mine.zip. It finds 33 of 100 objects.");
    assertEquals(
        List.of("Wrote mine.zip. It finds 33 of 100 objects.", "Epoch 1 of 1: loss 3.5"), texts());
    panel.say("Later");
    assertEquals("Epoch 1 of 1: loss 3.5\nLater", texts().get(1));
  }

  @Test
  void nextJobBeginsWithNothingSaid() {
    panel.say("Epoch 1");
    panel.headline("Done");
    panel.clear();
    assertEquals(List.of(), texts());
    panel.say("Epoch 2");
    assertEquals(List.of("Epoch 2"), texts());
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    collect(panel.component(), texts);
    return texts;
  }

  private static void collect(Container in, List<String> texts) {
    for (Component child : in.getComponents()) {
      if (child instanceof JTextArea area && !area.getText().isEmpty()) {
        texts.add(area.getText());
      } else if (child instanceof Container container) {
        collect(container, texts);
      }
    }
  }
}
