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

package morula.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import morula.training.EpochRecord;
import org.junit.jupiter.api.Test;

class MedianRuleTest {
  /** Their bests after two epochs are 0.2, 0.4, 0.6 and 0.8: the median is 0.5. */
  private static final List<Trial> FINISHED =
      List.of(
          finished(0.2, 0.1, 0.9),
          finished(0.1, 0.4, 0.9),
          finished(0.6, 0.3, 0.9),
          finished(0.7, 0.8, 0.9));

  private final MedianRule rule = new MedianRule(FINISHED);

  @Test
  void belowTheMedianAtTheSameEpochStops() {
    assertEquals(
        "best score 0.4900 after epoch 2, median 0.5000 of the finished trials",
        rule.reason(epochs(0.49, 0.3)).orElseThrow());
    assertTrue(rule.reason(epochs(0.1, 0.5)).isEmpty(), "at the median");
    assertTrue(rule.reason(epochs(0.6, 0.0)).isEmpty(), "its best so far counts");
    assertTrue(rule.reason(epochs(0.1, 0.89, 0.89)).isPresent(), "the third epoch's median is 0.9");
  }

  @Test
  void theFirstEpochIsNotJudged() {
    assertTrue(rule.reason(epochs(0.0)).isEmpty());
  }

  @Test
  void fewTrialsAreNoMeasure() {
    assertTrue(new MedianRule(FINISHED.subList(0, 3)).reason(epochs(0, 0)).isEmpty());
    assertTrue(rule.reason(epochs(0, 0, 0, 0)).isEmpty(), "no other came so far");
  }

  @Test
  void onlyFinishedTrialsAreTheMeasure() {
    List<Trial> trials = new ArrayList<>(FINISHED);
    IntStream.range(0, 9).forEach(i -> trials.add(trial(Trial.State.PRUNED, 0.99, 0.99)));
    assertTrue(new MedianRule(trials).reason(epochs(0.5, 0.5)).isEmpty());
  }

  @Test
  void scoresThatAreNoNumbersDoNotCount() {
    List<Trial> trials = new ArrayList<>(FINISHED);
    trials.add(finished(Double.NaN, Double.NaN));
    assertTrue(new MedianRule(trials).reason(epochs(0.5, 0.5)).isEmpty());
    assertTrue(rule.reason(epochs(Double.NaN, 0.5)).isEmpty());
  }

  private static Trial finished(double... scores) {
    return trial(Trial.State.FINISHED, scores);
  }

  private static Trial trial(Trial.State state, double... scores) {
    return new Trial(
        1,
        Map.of(),
        state,
        "",
        1,
        "s",
        Map.of(),
        epochs(scores),
        Path.of("t"),
        Path.of("m"),
        1,
        "");
  }

  private static List<EpochRecord> epochs(double... scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(i -> new EpochRecord(i + 1, 1, 1, scores[i], "s", Map.of(), 0.1, 1))
        .toList();
  }
}
