package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
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
