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
package morula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreSharesTest {
  private static final ScoreShares SHARES =
      new ScoreShares(List.of(0.5, 0.6, 0.8), List.of(0.6, 0.9, 0.95));

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.25, 0.3",
    "0.5, 0.6",
    "0.55, 0.75",
    "0.6, 0.9",
    "0.7, 0.925",
    "0.9, 0.975",
    "1, 1"
  })
  void sharesAreInterpolatedThereAndBack(double score, double share) {
    assertEquals(share, SHARES.share(score), 1e-9);
    assertEquals(score, SHARES.score(share), 1e-9);
  }

  @Test
  void objectsKeepTheirOrder() {
    double last = -1;
    for (int i = 0; i <= 1000; i++) {
      double share = SHARES.share(i / 1000.0);
      assertTrue(share > last && share <= 1, "at " + i);
      last = share;
    }
  }

  @Test
  void withoutPointsScoresStayAsTheyAre() {
    assertFalse(ScoreShares.NONE.isKnown());
    assertEquals(0.37, ScoreShares.NONE.share(0.37));
    assertEquals(0.37, ScoreShares.NONE.score(0.37));
    assertEquals(ScoreShares.NONE, new ScoreShares(null, null), "{} in JSON");
  }
}
