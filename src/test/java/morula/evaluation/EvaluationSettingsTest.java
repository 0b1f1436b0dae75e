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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;

class EvaluationSettingsTest {

  @Test
  void bothSetsOfLabelsMustBeNamed() {
    assertTrue(refused(Map.of("predictions", "p")).startsWith("labels= is missing"));
    assertTrue(refused(Map.of("labels", "t", "predictions", " ")).startsWith("predictions= is"));
  }

  @Test
  void whatIsGivenIsKept() {
    EvaluationSettings settings =
        EvaluationSettings.of(Map.of("labels", "t", "predictions", "p", "output", "o"));
    assertEquals("t", settings.get(EvaluationSettings.LABELS));
    assertEquals(Optional.of(Path.of("o")), settings.output());
    Map<String, String> fewest = Map.of("labels", "t", "predictions", "p");
    assertEquals(Optional.empty(), EvaluationSettings.of(fewest).output());
  }

  @Test
  void outputMustBeAPath() {
    EvaluationSettings settings =
        EvaluationSettings.of(Map.of("labels", "t", "predictions", "p", "output", "a\0b"));
    InvalidRequestException e = assertThrows(InvalidRequestException.class, settings::output);
    assertTrue(e.getMessage().startsWith("output="), e.getMessage());
  }

  private static String refused(Map<String, String> given) {
    return assertThrows(InvalidRequestException.class, () -> EvaluationSettings.of(given))
        .getMessage();
  }
}
