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
    assertEquals(new Matching.Match(1, 1, 8, 6, 8), errors.matched().get(0));
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
