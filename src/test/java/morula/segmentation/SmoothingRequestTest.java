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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.image.Smoothing;
import morula.model.DoubtScale;
import morula.model.ScoreShares;
import morula.model.TypicalValues;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothingRequestTest {

  @ParameterizedTest
  @ValueSource(strings = {"21", "-1", "NaN", "much", ""})
  void otherValuesAreRefused(String text) {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> SegmentationSettings.defaults().with(Map.of("smoothing", text)));
    assertTrue(e.getMessage().startsWith("smoothing=" + text), e.getMessage());
  }

  @Test
  void aGivenNumberCountsWhateverTheNoiseIs() {
    assertEquals(
        new Smoothing(List.of(2.0, 2.0)),
        SmoothingRequest.parse("2").choice(typical(0.02, 1000)).of(List.of(0.0, 0.5)));
    assertTrue(SmoothingRequest.parse("0").choice(typical(0.02, 1000)).of(List.of(0.5)).isNone());
  }

  @Test
  void whatTheModelKnowsDecides() {
    assertTrue(SmoothingRequest.BY_NOISE.choice(typical(0, 1000)).of(List.of(0.5)).isNone());
    assertTrue(SmoothingRequest.parse("AUTO").choice(typical(0.5, 1000)).of(List.of(0.5)).isNone());
    assertEquals(
        1, SmoothingRequest.BY_NOISE.choice(typical(0.02, 1000)).of(List.of(0.5)).largest());
  }

  @Test
  void fewImagesDoNotShowTheWholeRange() {
    assertTrue(SmoothingRequest.BY_NOISE.choice(typical(0.02, 5)).of(List.of(0.049)).isNone());
    assertEquals(1, SmoothingRequest.BY_NOISE.choice(typical(0.02, 5)).of(List.of(0.3)).largest());
  }

  private static TypicalValues typical(double noise, int images) {
    return new TypicalValues(images, Map.of(), noise, DoubtScale.NONE, ScoreShares.NONE);
  }
}
