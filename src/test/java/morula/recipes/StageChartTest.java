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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.pictures.Chart;
import morula.study.Trial;
import org.junit.jupiter.api.Test;

/** The curves of a stage. */
class StageChartTest {
  private static final double EPS = 1e-9;

  @Test
  void seedsAreAveragedAndEachOptimizerIsACurve() {
    Chart chart =
        chart(new ChartPlan("t", List.of("training loss"), "epoch", "Epoch", false), trials());
    assertEquals(
        List.of("adam", "sgd(momentum=0)"),
        chart.series().stream().map(Chart.Series::name).toList());
    assertArrayEquals(new double[] {1, 2, 3}, chart.series().get(0).x());
    assertArrayEquals(new double[] {6, 4, 4 / 3.0 + 2}, chart.series().get(0).y(), EPS);
  }

  @Test
  void normalizedCurvesGoFromTheirLeastToTheirMost() {
    Chart chart =
        chart(new ChartPlan("t", List.of("training loss"), "epoch", "Epoch", true), trials());
    assertArrayEquals(new double[] {1, 0.25, 0}, chart.series().get(0).y(), EPS);
    assertArrayEquals(new double[] {1, 0.25, 0}, chart.series().get(1).y(), EPS);
  }

  @Test
  void overAKeyItsValuesAreSortedAndTheAxisSuitsThem() {
    List<Trial> trials =
        List.of(
            TinyRecipe.trial(1, Map.of("learning_rate", "1"), Trial.State.FINISHED, 0.1),
            TinyRecipe.trial(2, Map.of("learning_rate", "1e-3"), Trial.State.FINISHED, 0.6),
            TinyRecipe.trial(3, Map.of("learning_rate", "5"), Trial.State.FAILED, 0.9));
    Chart chart =
        chart(new ChartPlan("t", List.of("IoU"), "learning_rate", "learning_rate", false), trials);
    assertTrue(chart.logarithmicX());
    assertArrayEquals(new double[] {1e-3, 1, 5}, chart.series().get(0).x());
    assertArrayEquals(new double[] {0.6, 0.1, Double.NaN}, chart.series().get(0).y(), EPS);
  }

  @Test
  void aScoreThatNobodyHasIsNoCurve() {
    Chart chart = chart(new ChartPlan("t", List.of("no such"), "epoch", "Epoch", false), trials());
    assertTrue(chart.series().isEmpty());
    assertFalse(chart.logarithmicX());
  }

  private static Chart chart(ChartPlan plan, List<Trial> trials) {
    return StageChart.of(plan, TinyRecipe.run(trials));
  }

  private static List<Trial> trials() {
    return TinyRecipe.trials(new double[] {0.1, 0.2, 0.3}, new double[] {0.1, 0.2, 0.3});
  }
}
