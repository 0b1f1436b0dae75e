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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import morula.model.ScoreShares;
import org.junit.jupiter.api.Test;

class ScoreCalibrationTest {

  private static ScoreShares learned(int objects, DoubleUnaryOperator probability) {
    Random random = new Random(1);
    ScoreCalibration calibration = new ScoreCalibration();
    for (int i = 0; i < objects; i++) {
      double score = random.nextDouble();
      calibration.add(score, random.nextDouble() < probability.applyAsDouble(score));
    }
    return calibration.shares(9);
  }

  @Test
  void theShareIsTheProbabilityWithWhichObjectsAreRight() {
    ScoreShares shares = learned(40_000, score -> score * score);
    for (double score = 0.1; score < 1; score += 0.1) {
      assertEquals(score * score, shares.share(score), 0.03, "score " + score);
    }
  }

  @Test
  void scoresThatTellNothingGiveTheSameShare() {
    ScoreShares shares = learned(40_000, score -> 0.7);
    assertEquals(0.7, shares.share(0.3), 0.03);
    assertEquals(0.7, shares.share(0.6), 0.03);
  }

  @Test
  void scoresThatMisleadTellNothing() {
    ScoreShares shares = learned(2_000, score -> 1 - score);
    assertEquals(0.5, shares.share(0.1), 0.05);
    assertEquals(0.5, shares.share(0.9), 0.05);
  }

  @Test
  void pointsAscendWhateverTheObjects() {
    for (DoubleUnaryOperator p :
        List.<DoubleUnaryOperator>of(s -> 0, s -> 1, s -> s > 0.5 ? 1 : 0, s -> Math.sin(9 * s))) {
      ScoreShares shares = learned(300, p);
      for (int i = 0; i < shares.scores().size(); i++) {
        double score = shares.scores().get(i);
        double right = shares.right().get(i);
        assertTrue(score > (i == 0 ? 0 : shares.scores().get(i - 1)) && score < 1);
        assertTrue(right > (i == 0 ? 0 : shares.right().get(i - 1)) && right < 1);
      }
    }
  }

  @Test
  void equalScoresAndFewObjects() {
    ScoreCalibration equal = new ScoreCalibration();
    for (int i = 0; i < 200; i++) {
      equal.add(0.5, i % 4 > 0);
    }
    assertEquals(List.of(0.5), equal.shares(9).scores());
    assertEquals(0.75, equal.shares(9).right().get(0), 0.01);
    assertEquals(ScoreShares.NONE, learned(99, score -> score));
    assertEquals(ScoreShares.NONE, equal.shares(4), "objects of few images");
  }

  @Test
  void aNetworkThatIsSureIsNotAlwaysRight() {
    ScoreCalibration sure = new ScoreCalibration();
    for (int i = 0; i < 400; i++) {
      sure.add(1, i % 4 > 0);
    }
    assertEquals(0.75, sure.shares(9).share(1), 0.01);
  }
}
