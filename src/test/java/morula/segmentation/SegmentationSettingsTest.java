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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import morula.progress.InvalidRequestException;
import morula.torchscript.Precision;
import org.junit.jupiter.api.Test;

class SegmentationSettingsTest {
  private static final SegmentationSettings DEFAULTS = SegmentationSettings.defaults();

  /** What each accessor gives, by its name. */
  private static Map<String, Object> values(SegmentationSettings settings) {
    Map<String, Object> values = new TreeMap<>();
    for (Method method : SegmentationSettings.class.getDeclaredMethods()) {
      boolean accessor =
          method.getParameterCount() == 0
              && Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers());
      if (accessor) {
        try {
          values.put(method.getName(), method.invoke(settings));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
    return values;
  }

  @Test
  void eachMethodChangesItsValueAlone() {
    Map<String, Supplier<SegmentationSettings>> changes =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("model", () -> DEFAULTS.withModel("other")),
                Map.entry("channel", () -> DEFAULTS.withChannel(2)),
                Map.entry("tileSize", () -> DEFAULTS.withTileSize(64)),
                Map.entry("minimumSize", () -> DEFAULTS.withMinimumSize(5)),
                Map.entry("maximumSize", () -> DEFAULTS.withMaximumSize(5)),
                Map.entry("minimumScore", () -> DEFAULTS.withMinimumScore(0)),
                Map.entry("sizeUnit", () -> DEFAULTS.withSizeUnit(SizeUnit.MICRON)),
                Map.entry("diameter", () -> DEFAULTS.withDiameter(20)),
                Map.entry("grow", () -> DEFAULTS.withGrow(-1.5)),
                Map.entry(
                    "smoothing",
                    () -> DEFAULTS.withSmoothing(new SmoothingRequest(OptionalDouble.of(1)))),
                Map.entry("invert", () -> DEFAULTS.withInvert(true)),
                Map.entry("device", () -> DEFAULTS.withDevice("cpu")),
                Map.entry("precision", () -> DEFAULTS.withPrecision(Optional.of(Precision.BF16)))));
    Map<String, Object> before = values(DEFAULTS);
    assertEquals(before.keySet(), changes.keySet(), "every value can be changed");
    changes.forEach(
        (name, change) -> {
          Map<String, Object> changed = values(change.get());
          changed.entrySet().removeAll(before.entrySet());
          assertEquals(changed.keySet(), Set.of(name));
        });
    assertEquals(before, values(DEFAULTS), "the defaults stay as they are");
  }

  @Test
  void theModelsOwnValuesComeBack() {
    SegmentationSettings changed =
        DEFAULTS.withMinimumSize(1).withMaximumSize(2).withMinimumScore(0.5).withDiameter(3);
    SegmentationSettings back =
        changed.withMinimumSize(0).withMaximumSize(0).withMinimumScore(-1).withDiameter(0);
    assertEquals(values(DEFAULTS), values(back));
  }

  @Test
  void unitsAreReadAsTheyAreWritten() {
    for (SizeUnit unit : SizeUnit.values()) {
      assertEquals(unit, SizeUnit.parse(unit.toString()));
    }
    var e = assertThrows(InvalidRequestException.class, () -> SizeUnit.parse("PIXEL"));
    assertEquals("size_unit=PIXEL: unknown; choose pixel or micron", e.getMessage());
  }
}
