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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import morula.evaluation.EvaluationSettings;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.learning.TrainingSettings;
import morula.options.Key;
import morula.options.Keys;
import morula.progress.InvalidRequestException;
import morula.segmentation.SegmentationSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Keys of commands are those of the settings, which scripts use without a command. */
class SettingsKeysTest {
  private final CommandRunner runner = new CommandRunner(new Context(CommandService.class));

  @Test
  void keysOfSegmentAreThoseOfTheSettings() {
    assertEquals(
        Set.of(
            "input",
            "output",
            "series",
            "frame",
            "slice",
            "skip_done",
            "selection",
            "rois",
            "roi_manager",
            "overlay",
            "table"),
        others("segment", SegmentationSettings.KEYS),
        "what says how to segment is in the settings");
  }

  /** The field of the command has the help; all else is declared in the settings. */
  @Test
  void keysOfTrainAreThoseOfTheSettings() {
    assertEquals(Set.of(), others("train", TrainingSettings.KEYS));
  }

  @Test
  void keysOfEvaluateAreThoseOfTheSettings() {
    assertEquals(Set.of(), others("evaluate", EvaluationSettings.KEYS));
  }

  /** Names of the keys that a command has besides those of its settings. */
  private Set<String> others(String command, Keys settings) {
    Map<String, CommandKey> fields = new HashMap<>();
    CommandKeys.of(runner.find(command)).all().forEach(key -> fields.put(key.name(), key));
    for (Key<?> key : settings.all()) {
      CommandKey field = fields.remove(key.name());
      assertNotNull(field, key.name());
      assertEquals(key.type(), field.type(), key.name());
      assertEquals(key.choices(), field.choices(), key.name());
      assertEquals(
          key.type() == String.class ? key.defaultText() : key.defaultValue(),
          field.defaultValue(),
          key.name());
      key.least()
          .filter(least -> least.intValue() > Integer.MIN_VALUE)
          .ifPresent(
              least ->
                  assertEquals(least.doubleValue(), field.minimum().doubleValue(), key.name()));
      key.most()
          .filter(most -> most.doubleValue() != Integer.MAX_VALUE)
          .ifPresent(
              most -> assertEquals(most.doubleValue(), field.maximum().doubleValue(), key.name()));
    }
    return fields.keySet();
  }

  @ParameterizedTest
  @CsvSource({
    "channel, x",
    "channel, -1",
    "channel, 1.5",
    "tile_size, -5",
    "minimum_size, NaN",
    "minimum_size, -1",
    "maximum_size, many",
    "minimum_score, -2",
    "minimum_score, 1.5",
    "size_unit, inch",
    "diameter, -0.5",
    "grow, 1001",
    "grow, much",
    "invert, yes",
    "device, tpu",
    "precision, int4",
  })
  void valuesAreRefusedInTheWordsOfTheCommand(String key, String value) {
    Map<String, String> given = Map.of(key, value);
    InvalidRequestException expected =
        assertThrows(
            InvalidRequestException.class, () -> runner.keys(runner.find("segment")).parse(given));
    InvalidRequestException refused =
        assertThrows(
            InvalidRequestException.class, () -> SegmentationSettings.defaults().with(given));
    assertEquals(expected.getMessage(), refused.getMessage());
  }
}
