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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import morula.pictures.Chart;
import morula.study.Search.Observation;
import morula.training.EpochRecord;
import org.junit.jupiter.api.Test;

class StudyChartsTest {

  @Test
  void againstTheOneNumberWithSeedsAveragedAndASeriesForEachChoice() {
    Chart chart =
        charts("learning_rate=0.1|0.001|0.01;optimizer=adam|sgd;seed=1|2", Method.GRID)
            .get("study.png");
    assertTrue(chart.logarithmicX());
    assertEquals("learning_rate", chart.xLabel());
    assertEquals("mean IoU, mean over seeds", chart.yLabel());
    assertEquals(List.of("optimizer=adam", "optimizer=sgd"), names(chart));
    Chart.Series adam = chart.series().get(0);
    assertArrayEquals(new double[] {0.001, 0.01, 0.1}, adam.x());
    // trials 5 and 6 are those with 0.001 and adam; the score of a trial is its number
    assertEquals(5.5, adam.y()[0]);
    assertTrue(adam.connected());
  }

  @Test
  void againstTheTrialsAndEachNumberWhereThereAreSeveral() {
    Map<String, Chart> charts =
        charts("learning_rate=log(0.001..0.1);augmentation=flips(noise=0..1)", Method.TPE);
    assertEquals(
        Set.of("study.png", "study-learning_rate.png", "study-augmentation.png", "curves.png"),
        charts.keySet());
    assertEquals(List.of("best so far", "finished"), names(charts.get("study.png")));
    assertTrue(charts.get("study-learning_rate.png").logarithmicX());
    assertFalse(charts.get("study-augmentation.png").logarithmicX());
    assertEquals("augmentation=flips(noise=…)", charts.get("study-augmentation.png").xLabel());
  }

  @Test
  void neverMoreSeriesThanCanBeToldApart() {
    for (String keys :
        List.of(
            "loss=a|b|c|d|e|f|g|h|i|j",
            "loss=a|b|c|d;optimizer=x|y|z",
            "loss=a|b|c|d;optimizer=x|y|z;learning_rate=1|2|3")) {
      charts(keys, Method.GRID)
          .values()
          .forEach(
              chart ->
                  assertTrue(
                      names(chart).stream().filter(n -> !n.isEmpty()).count() <= Chart.MOST_NAMED,
                      chart.toString()));
    }
  }

  @Test
  void ofManyCurvesTheBestAreNamedAndLieAbove() {
    List<String> names = names(charts("loss=a|b|c|d|e|f|g|h|i|j", Method.GRID).get("curves.png"));
    assertEquals(10, names.size());
    assertEquals("", names.get(1));
    assertEquals("10: loss=j", names.get(2));
    assertEquals("3: loss=c", names.get(9));
  }

  @Test
  void withoutAScoreThereIsNothingToDraw() {
    StudyPlan plan = new StudyPlan(Map.of(), List.of(), Method.GRID, 0, false, 1);
    assertEquals(Map.of(), StudyCharts.of(plan, List.of(trial(1, Map.of(), Double.NaN))));
    assertEquals(
        Set.of("curves.png"), StudyCharts.of(plan, List.of(trial(1, Map.of(), 0.5))).keySet());
  }

  private static List<String> names(Chart chart) {
    return chart.series().stream().map(Chart.Series::name).toList();
  }

  private static Map<String, Chart> charts(String keys, Method method) {
    StudyPlan plan = new StudyPlan(Map.of(), Dimension.parse(keys), method, 0, false, 1);
    Search search = Search.of(plan);
    List<Trial> trials = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    while (trials.size() < plan.limit()) {
      int number = trials.size() + 1;
      trials.add(trial(number, search.next(observations).orElseThrow(), number));
      observations.add(new Observation(trials.get(number - 1).values(), number));
    }
    return StudyCharts.of(plan, trials);
  }

  private static Trial trial(int number, Map<String, String> values, double score) {
    List<EpochRecord> epochs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(e -> new EpochRecord(e, 1, 1, score, "mean IoU", Map.of(), 0.1, 1))
            .toList();
    return new Trial(
        number,
        values,
        Trial.State.FINISHED,
        "",
        score,
        "mean IoU",
        Map.of(),
        epochs,
        Path.of("t"),
        Path.of("m"),
        1,
        "");
  }
}
