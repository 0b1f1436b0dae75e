package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectErrorsTest {

  @Test
  void namesEveryKind() {
    Overlaps overlaps =
        Overlaps.of(
            LabelImages.of("1111.2233.4444444.55...", "1111.2233.4444444.55..."),
            LabelImages.of("111..8888.6667777....99", "111..8888.6667777....99"));
    ObjectErrors errors = ObjectErrors.of(overlaps);
    assertEquals(List.of(8), errors.merging());
    assertEquals(List.of(4), errors.split());
    assertEquals(List.of(3, 5), errors.missed());
    assertEquals(List.of(6, 9), errors.falsePositives());
    assertEquals(3, errors.matched().size());
    assertEquals(new Matching.Match(1, 1, 6, 8), errors.matched().get(0));
    Scores scores = Scores.of(overlaps);
    assertEquals(1, scores.merges());
    assertEquals(1, scores.splits());
    assertEquals(errors.missed().size(), scores.falseNegatives(0.5));
    assertEquals(errors.falsePositives().size(), scores.falsePositives(0.5));
  }

  @Test
  void aPerfectPredictionHasNone() {
    Overlaps overlaps = Overlaps.of(LabelImages.of("1122.33"), LabelImages.of("5544.66"));
    ObjectErrors errors = ObjectErrors.of(overlaps);
    assertTrue(
        errors.missed().isEmpty()
            && errors.falsePositives().isEmpty()
            && errors.merging().isEmpty()
            && errors.split().isEmpty());
  }

  @Test
  void exactlyHalfIsNotCovered() {
    ObjectErrors errors =
        ObjectErrors.of(Overlaps.of(LabelImages.of("112233"), LabelImages.of(".4444.")));
    assertEquals(List.of(), errors.merging());
    errors = ObjectErrors.of(Overlaps.of(LabelImages.of(".4444."), LabelImages.of("112233")));
    assertEquals(List.of(), errors.split());
  }
}
