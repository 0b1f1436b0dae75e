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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** What the window that opens a sample asks for. */
class SamplePartsTest {
  private final KeyForm form =
      new KeyForm(
          CommandKeys.of(new CommandRunner(new Context(CommandService.class)).find("sample")),
          new KeyForm.Memory() {
            @Override
            public String get(String name, String otherwise) {
              return otherwise;
            }

            @Override
            public void set(String name, String text) {}
          });

  private final SampleParts parts = new SampleParts(form);

  @Test
  void oneImageNeedsNothing() {
    assertTrue(form.isValid());
    assertEquals(Map.of(), form.given());
    assertEquals(Optional.empty(), parts.missing());
  }

  @Test
  void severalImagesNeedAFolder() {
    form.set("kind", "membranes");
    form.set("count", "5");
    assertTrue(parts.missing().orElseThrow().contains("folder"), parts.missing().toString());
    form.set("output", "cells");
    assertEquals(Optional.empty(), parts.missing());
    assertEquals(Map.of("kind", "membranes", "count", "5", "output", "cells"), form.given());
  }

  @Test
  void fewFieldsStandBeforeMore() {
    assertEquals(4, form.keys().stream().filter(key -> !parts.isExpert(key)).count());
  }
}
