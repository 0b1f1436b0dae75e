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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.recipes.Comparison.Verdict;
import morula.study.Trial;
import org.junit.jupiter.api.Test;

/** Reports from trials that are made up: the numbers are theirs, and short is said to be short. */
class ReportTest {
  private static final List<Trial> GOOD =
      TinyRecipe.trials(new double[] {0.80, 0.82, 0.84}, new double[] {0.79, 0.81, 0.70});

  @Test
  void severalTrialsAreAMeanASpreadAndEachValue() {
    Report report = report(false, GOOD);
    Comparison adam = comparison(report, "Adam");
    assertEquals("0.82 ± 0.02 (0.8, 0.82, 0.84)", adam.here());
    assertEquals(Verdict.MET, adam.verdict());
    Comparison sgd = comparison(report, "SGD");
    assertTrue(sgd.here().startsWith("0.7667 ± 0.05859"), sgd.here());
    assertEquals(Verdict.NOT_MET, sgd.verdict());
    String text = report.text();
    assertTrue(text.contains("| Adam | 0.7 | 0.82 ± 0.02 (0.8, 0.82, 0.84) | ≥ 0.8 | met |"), text);
    assertTrue(text.contains("**not met**"), text);
    assertTrue(text.contains("Not met: SGD (0.7667"), text);
  }

  @Test
  void aTrialThatFailedIsNotLeftOutOfTheMean() {
    Report report =
        report(
            false, TinyRecipe.trials(new double[] {0.9, Double.NaN, 0.9}, new double[] {1, 1, 1}));
    Comparison adam = comparison(report, "Adam");
    assertEquals("– ± – (0.9, –, 0.9)", adam.here());
    assertEquals(Verdict.NOT_MET, adam.verdict());
    assertEquals(Verdict.NOT_MET, comparison(report, "Order").verdict());
    assertTrue(report.text().contains("Trial 2, failed: the loss was no number"), report.text());
  }

  @Test
  void rankingsCompareMeans() {
    Comparison order = comparison(report(false, GOOD), "Order");
    assertEquals(Verdict.MET, order.verdict());
    assertEquals("adam 0.82, sgd(momentum=0) 0.7667", order.here());
    Report other =
        report(false, TinyRecipe.trials(new double[] {0.1, 0.1, 0.1}, new double[] {1, 1, 1}));
    assertEquals(Verdict.NOT_MET, comparison(other, "Order").verdict());
    assertEquals("sgd(momentum=0) 1, adam 0.1", comparison(other, "Order").here());
    Comparison half = comparison(report(false, GOOD.subList(0, 3)), "Order");
    assertEquals(Verdict.NOT_RUN, half.verdict(), "one of two has not run");
  }

  @Test
  void aScoreAfterAnEpochIsThatOfTheEpoch() {
    Comparison early = comparison(report(false, GOOD), "Early loss");
    assertEquals("6", early.here()); // 4 / 1 + trial 2
    assertEquals(Verdict.NOT_MET, early.verdict());
  }

  @Test
  void whatHasNotRunIsSaid() {
    Report report = report(false, GOOD);
    assertEquals(Verdict.NOT_RUN, comparison(report, "Rate").verdict());
    assertTrue(report.text().contains("Not finished** (still to run: rates)"), report.text());
    Report quick = report(true, GOOD);
    assertFalse(quick.text().contains("Not finished"), quick.text());
    assertTrue(quick.text().contains("quick form"));
    assertEquals("≥ 0.1", comparison(quick, "Adam").goal());
    assertEquals("–", comparison(quick, "Adam").document(), "it is of other images");
    assertEquals(1, quick.comparisons().size(), "the others have no goal in the quick form");
  }

  @Test
  void whatTheUserStoppedIsNotEvaluated() {
    List<Trial> half = GOOD.subList(0, 2);
    Report report = report(false, half);
    assertEquals(Verdict.MET, comparison(report, "Adam").verdict());
    report.stopIn(TinyRecipe.recipe().stage("optimizers"));
    assertEquals(Verdict.NOT_RUN, comparison(report, "Adam").verdict(), "one of three seeds");
    assertEquals("Not evaluated, because their trials have not run: 4.", report.verdict());
    assertTrue(report.text().contains("still to run: rates, optimizers"), report.text());
  }

  @Test
  void goalsThatWereNotRunAreCounted() {
    String verdict = report(false, GOOD.subList(0, 3)).verdict();
    assertTrue(verdict.startsWith("1 of 2 goals are met."), verdict);
    assertTrue(verdict.endsWith("Not evaluated, because their trials have not run: 2."), verdict);
  }

  @Test
  void picturesKeysAndCommandAreInIt() {
    Report report = report(false, GOOD);
    report.add("optimizers", new Picture("panels-optimizers.png", "Images"));
    String text = report.text();
    assertTrue(text.contains("![Images](panels-optimizers.png)"), text);
    assertTrue(text.contains("\"optimizer\": \"adam|sgd(momentum=0)\""), text);
    assertTrue(text.contains("scripts/morula recipe name=tiny"), text);
    assertTrue(text.contains("- Other | animals."), text);
    assertTrue(text.contains("| 4 | sgd(momentum=0) | 1 | 0.79 |"), text);
    for (String line :
        text.lines().filter(l -> l.startsWith("| figure") || l.startsWith("| Adam")).toList()) {
      assertEquals(6, line.chars().filter(c -> c == '|').count(), line);
    }
  }

  @Test
  void aScoreThatNoTrialHasIsNotPassedOver() {
    String json =
        TinyRecipe.JSON.replace("\"score\": \"training loss\"", "\"score\": \"trainig loss\"");
    Report report =
        new Report(Recipe.parse(json, "tiny.json"), TinyRecipe.request(false, Map.of()));
    report.add(TinyRecipe.run(GOOD));
    assertTrue(
        report.text().contains("No trial has a score named \"trainig loss\""), report.text());
    assertFalse(report(false, GOOD).text().contains("No trial has"));
  }

  @Test
  void aMeanOverEpochsIsARunningOne() {
    Trial trial = GOOD.get(0); // training losses 4 / epoch + 1
    assertEquals(5, TrialScores.atEpoch(trial, "mean training loss", 1));
    assertEquals((5 + 3) / 2.0, TrialScores.atEpoch(trial, "mean training loss", 2));
    assertEquals(trial.epochs().get(1).score(), TrialScores.atEpoch(trial, "mean IoU", 2));
    assertTrue(Double.isNaN(TrialScores.atEpoch(trial, "mean nothing", 2)));
  }

  @Test
  void numbersHaveFourFigures() {
    assertEquals("0.01408", Numbers.text(0.0140812));
    assertEquals("3.944e-04", Numbers.text(0.00039440));
    assertEquals("412.3", Numbers.text(412.345));
    assertEquals("0", Numbers.text(0));
    assertEquals("–", Numbers.text(Double.NaN));
  }

  private static Comparison comparison(Report report, String name) {
    return report.comparisons().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Report report(boolean quick, List<Trial> trials) {
    Report report = new Report(TinyRecipe.recipe(), TinyRecipe.request(quick, Map.of()));
    report.add(TinyRecipe.run(trials));
    return report;
  }
}
