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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import morula.progress.InvalidRequestException;
import morula.study.Search.Observation;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final String SPACE =
      "rate=log(0.00001..1);noise=0.0..1.0;width=4..64;kind=a|b|c|d;noise2=x(y=0.0..1.0)";

  @Test
  void gridRunsThroughAllCombinationsTheLastDimensionFastest() {
    List<Map<String, String>> all = values("a=1|2;b=x|y|z", Method.GRID, 1, 100, v -> 0);
    assertEquals(6, all.size());
    assertEquals(Map.of("a", "1", "b", "x"), all.get(0));
    assertEquals(Map.of("a", "1", "b", "y"), all.get(1));
    assertEquals(Map.of("a", "2", "b", "x"), all.get(3));
    assertEquals(6, new HashSet<>(all).size());
  }

  @Test
  void withoutADimensionThereIsOneTrial() {
    for (Method method : Method.values()) {
      assertEquals(List.of(Map.of()), values("", method, 1, 100, v -> 0), method.word());
    }
  }

  @Test
  void noValuesAreTriedTwice() {
    for (Method method : Method.values()) {
      List<Map<String, String>> all = values("a=1|2;b=x|y|z", method, 3, 100, v -> 0);
      assertEquals(6, all.size(), method.word());
      assertEquals(6, new HashSet<>(all).size(), method.word());
    }
  }

  @Test
  void theSeedDecides() {
    for (Method method : List.of(Method.RANDOM, Method.TPE)) {
      List<Map<String, String>> all = values(SPACE, method, 5, 20, SearchTest::score);
      assertEquals(all, values(SPACE, method, 5, 20, SearchTest::score));
      assertNotEquals(all, values(SPACE, method, 6, 20, SearchTest::score));
    }
  }

  @Test
  void aTrialWithoutAScoreIsWorseThanAny() {
    List<Map<String, String>> all =
        values(
            "a=0.0..1.0",
            Method.TPE,
            2,
            30,
            v -> number(v, "a") < 0.5 ? Double.NaN : -Math.abs(number(v, "a") - 0.75));
    long usable = all.subList(10, 30).stream().filter(v -> number(v, "a") >= 0.5).count();
    assertTrue(usable >= 15, usable + " of 20");
  }

  @Test
  void tpeBeatsRandomAtTheSameBudget() {
    int wins = 0;
    double tpeSum = 0;
    double randomSum = 0;
    int seeds = 40;
    for (int seed = 0; seed < seeds; seed++) {
      double tpe = best(values(SPACE, Method.TPE, seed, 30, SearchTest::score));
      double random = best(values(SPACE, Method.RANDOM, seed, 30, SearchTest::score));
      wins += tpe > random ? 1 : 0;
      tpeSum += tpe;
      randomSum += random;
    }
    assertTrue(wins >= 0.6 * seeds, wins + " of " + seeds);
    // the way left to the best possible score, 0
    assertTrue(tpeSum > 0.75 * randomSum, tpeSum / seeds + " against " + randomSum / seeds);
  }

  @Test
  void aGridOfARangeIsRefused() {
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> plan("a=0..1", Method.GRID, 1));
    assertTrue(refused.getMessage().contains("method=random"), refused.getMessage());
  }

  @Test
  void aKeyThatIsFixedAndVariedIsRefused() {
    assertThrows(
        InvalidRequestException.class,
        () -> new StudyPlan(Map.of("a", "1"), Dimension.parse("a=1|2"), Method.GRID, 0, false, 1));
    assertThrows(InvalidRequestException.class, () -> plan("a=1|2;a=3|4", Method.GRID, 1));
    assertThrows(InvalidRequestException.class, () -> plan("model=x|y", Method.GRID, 1));
  }

  /** Best where rate = 0.003, noise = 0.2, width = 40, kind = c: 0; noise2 does nothing. */
  private static double score(Map<String, String> values) {
    double rate = (Math.log10(number(values, "rate")) - Math.log10(0.003)) / 5;
    double noise = number(values, "noise") - 0.2;
    double width = (number(values, "width") - 40) / 60;
    double kind = values.get("kind").equals("c") ? 0 : 0.3;
    return -(4 * rate * rate + noise * noise + width * width + kind * kind);
  }

  private static double best(List<Map<String, String>> trials) {
    return trials.stream().mapToDouble(SearchTest::score).max().orElseThrow();
  }

  private static double number(Map<String, String> values, String key) {
    return Double.parseDouble(values.get(key));
  }

  private static StudyPlan plan(String keys, Method method, long seed) {
    return new StudyPlan(Map.of(), Dimension.parse(keys), method, 0, false, seed);
  }

  private static List<Map<String, String>> values(
      String keys,
      Method method,
      long seed,
      int trials,
      ToDoubleFunction<Map<String, String>> score) {
    Search search = Search.of(plan(keys, method, seed));
    List<Observation> observations = new ArrayList<>();
    while (observations.size() < trials) {
      Optional<Map<String, String>> next = search.next(observations);
      if (next.isEmpty()) {
        break;
      }
      observations.add(new Observation(next.get(), score.applyAsDouble(next.get())));
    }
    return observations.stream().map(Observation::values).toList();
  }
}
