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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import morula.pictures.Chart;
import morula.study.Spread;
import morula.study.StudyPlan;
import morula.study.Trial;

/**
 * Computes the curves of a stage: one for each combination of keys; trials with different seeds are
 * averaged.
 */
final class StageChart {
  private static final double DECADES = 100;

  private final ChartPlan plan;
  private final Map<String, List<Trial>> groups = new LinkedHashMap<>();

  private StageChart(ChartPlan plan, StageRun run) {
    this.plan = plan;
    for (Trial trial : run.result().trials()) {
      groups.computeIfAbsent(name(trial), n -> new ArrayList<>()).add(trial);
    }
  }

  /** Returns the chart; without series if no trial has values. */
  static Chart of(ChartPlan plan, StageRun run) {
    return new StageChart(plan, run).chart();
  }

  /** Returns the values of a trial's keys that distinguish the curves of a chart. */
  private String name(Trial trial) {
    Map<String, String> values = new LinkedHashMap<>(trial.values());
    values.remove(StudyPlan.SEED);
    values.remove(plan.over());
    return values.size() == 1 ? values.values().iterator().next() : Trial.label(values);
  }

  private Chart chart() {
    boolean epochs = plan.over().equals(ChartPlan.EPOCH);
    List<Chart.Series> series = new ArrayList<>();
    groups.forEach(
        (name, trials) -> {
          for (String score : plan.scores()) {
            String title =
                name.isEmpty() ? score : plan.scores().size() == 1 ? name : name + ", " + score;
            Chart.Series one =
                epochs ? overEpochs(title, score, trials) : overKey(title, score, trials);
            if (Arrays.stream(one.y()).anyMatch(Double::isFinite)) {
              series.add(plan.normalized() ? normalized(one) : one);
            }
          }
        });
    String score = plan.scores().size() == 1 ? plan.scores().get(0) : "Score";
    return new Chart(
        plan.title(),
        plan.axis(),
        plan.normalized() ? score + ", scaled from its minimum to its maximum" : score,
        !epochs && isWide(series),
        series);
  }

  private static Chart.Series overEpochs(String name, String score, List<Trial> trials) {
    List<double[]> curves = trials.stream().map(t -> TrialScores.curve(t, score)).toList();
    int epochs = curves.stream().mapToInt(c -> c.length).max().orElse(0);
    double[] y =
        IntStream.range(0, epochs)
            .mapToDouble(
                i -> Spread.mean(curves.stream().filter(c -> c.length > i).map(c -> c[i]).toList()))
            .toArray();
    return new Chart.Series(
        name, IntStream.rangeClosed(1, epochs).asDoubleStream().toArray(), y, true);
  }

  private Chart.Series overKey(String name, String score, List<Trial> trials) {
    Map<Double, List<Trial>> byValue = new TreeMap<>();
    for (Trial trial : trials) {
      try {
        double value = number(trial.values().getOrDefault(plan.over(), ""));
        byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(trial);
      } catch (NumberFormatException e) {
        // a word has no place on an axis
      }
    }
    double[] x = byValue.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = byValue.values().stream().mapToDouble(t -> TrialScores.mean(t, score)).toArray();
    return new Chart.Series(name, x, y, true);
  }

  /** Returns a number, or the whole number at the beginning of a name such as "30-images". */
  private static double number(String value) {
    return Double.parseDouble(value.matches("[0-9]+-.*") ? value.replaceFirst("-.*", "") : value);
  }

  private static Chart.Series normalized(Chart.Series series) {
    double[] y = series.y();
    double low = Arrays.stream(y).filter(Double::isFinite).min().orElse(0);
    double range = Arrays.stream(y).filter(Double::isFinite).max().orElse(0) - low;
    return new Chart.Series(
        series.name(),
        series.x(),
        Arrays.stream(y).map(v -> range > 0 ? (v - low) / range : v - low).toArray(),
        series.connected());
  }

  /** Returns whether the range of the horizontal axis is so wide that it should be logarithmic. */
  private static boolean isWide(List<Chart.Series> series) {
    double[] x = series.stream().flatMapToDouble(s -> Arrays.stream(s.x())).toArray();
    double least = Arrays.stream(x).min().orElse(0);
    return least > 0 && Arrays.stream(x).max().orElse(0) >= DECADES * least;
  }
}
