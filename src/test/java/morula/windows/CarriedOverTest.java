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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** What windows take over from one another, and which menu items have windows of their own. */
class CarriedOverTest {
  private final CommandRunner runner = new CommandRunner(new Context(CommandService.class));

  @Test
  void whatWasEnteredForAnImageIsCarriedOverToFiles() {
    CommandKeys keys = CommandKeys.of(runner.find("segment"));
    Map<String, String> kept = new HashMap<>();
    KeyForm.Memory memory =
        new KeyForm.Memory() {
          @Override
          public String get(String name, String otherwise) {
            return kept.getOrDefault(name, otherwise);
          }

          @Override
          public void set(String name, String text) {
            kept.put(name, text);
          }
        };
    KeyForm image = new KeyForm(keys, memory);
    image.set("model", "nuclei-histology");
    image.set("diameter", "23");
    image.set("channel", "2");
    image.set("rois", "false");
    image.set("slice", "3");
    image.set("selection", "true");
    image.set("roi_manager", "true");
    CarriedOver.toFolder(image).forEach(memory::set);
    KeyForm files = new KeyForm(keys, memory);
    assertEquals(
        Map.of("model", "nuclei-histology", "diameter", "23", "channel", "2", "rois", "false"),
        files.given());
  }

  @Test
  void theResultIsThePredictionAndTheTruthIsChosenAmongOpenImages() {
    List<String> open = List.of("a_labels", "a.tif", "truth");
    assertEquals(
        Map.of("labels", "", "predictions", "a_labels"),
        CarriedOver.toEvaluation("/data/labels", "a_labels", open));
    assertEquals("truth", CarriedOver.toEvaluation("truth", "a_labels", open).get("labels"));
    assertEquals("", CarriedOver.toEvaluation("a_labels", "a_labels", open).get("labels"));
  }

  @Test
  void windowsOfTheirOwnBelongToCommands() {
    for (OwnWindow window : OwnWindow.values()) {
      assertEquals(Optional.of(window), OwnWindow.of(window.item()));
      if (window != OwnWindow.CORRECT) { // which is a window only
        assertFalse(runner.find(window.item()).getName().isEmpty());
      }
    }
    assertTrue(OwnWindow.of("segment").isEmpty());
  }
}
