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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import morula.pictures.Chart;
import morula.pictures.Chart.Series;
import morula.training.EpochRecord;

/** The charts of a study, by the names of their files. */
final class StudyCharts {
  private static final String EARLY = "stopped early";

  /** Ratio of the largest to the smallest choice from which the axis is logarithmic. */
  private static final double WIDE = 20;

  /** Largest number of groups: two further series show early stops and the best score so far. */
  private static final int MOST_GROUPS = Chart.MOST_NAMED - 2;

  private final List<Dimension> varied;
  private final Method method;
  private final List<Trial> scored;

  private StudyCharts(StudyPlan plan, List<Trial> trials) {
    varied = plan.varied();
    method = plan.method();
    scored = trials.stream().filter(t -> !Double.isNaN(t.score())).toList();
  }

  /**
   * Returns the charts. {@code study.png} shows the score against the one numeric key that varies;
   * without or with several such keys, it shows the score against the number of the trial, and
   * {@code study-KEY.png} shows it against each key. {@code curves.png} shows the curves of the
   * trials; it is the only chart where nothing varies. There are no charts while no trial has a
   * score.
   */
  static Map<String, Chart> of(StudyPlan plan, List<Trial> trials) {
    StudyCharts all = new StudyCharts(plan, trials);
    Map<String, Chart> charts = new LinkedHashMap<>();
    if (all.scored.isEmpty()) {
      return charts;
    }
    List<Dimension> numeric = all.varied.stream().filter(StudyCharts::isNumeric).toList();
    if (all.varied.isEmpty()) {
      charts.put("curves.png", all.curves());
      return charts;
    }
    if (numeric.size() == 1) {
      charts.put("study.png", all.against(numeric.get(0)));
    } else {
      charts.put("study.png", all.againstTrials());
      numeric.forEach(d -> charts.put("study-" + d.key() + ".png", all.against(d)));
    }
    charts.put("curves.png", all.curves());
    return charts;
  }

  private static boolean isNumeric(Dimension dimension) {
    return dimension instanceof Range
        || dimension.examples().size() > 1
            && !isSeed(dimension)
            && dimension.examples().stream().allMatch(v -> dimension.number(v).isPresent());
  }

  private static boolean isSeed(Dimension dimension) {
    return dimension.key().equals(StudyPlan.SEED);
  }

  /**
   * Charts the score against a dimension; seeds are averaged, and each combination of the other
   * choices is a series.
   */
  private Chart against(Dimension dimension) {
    List<Dimension> others =
        varied.stream().filter(d -> d != dimension && d instanceof Choices && !isSeed(d)).toList();
    List<Series> series = new ArrayList<>();
    groups(others)
        .forEach(
            (name, trials) -> {
              Map<Double, Double> means =
                  trials.stream()
                      .collect(
                          Collectors.groupingBy(
                              t -> number(dimension, t),
                              TreeMap::new,
                              Collectors.averagingDouble(Trial::score)));
              boolean connected = dimension instanceof Choices;
              series.add(new Series(name, array(means.keySet()), array(means.values()), connected));
            });
    List<Trial> early = early();
    if (!early.isEmpty()) {
      series.add(
          new Series(
              EARLY,
              early.stream().mapToDouble(t -> number(dimension, t)).toArray(),
              early.stream().mapToDouble(Trial::score).toArray(),
              false));
    }
    boolean seeds = dimension instanceof Choices && varied.stream().anyMatch(StudyCharts::isSeed);
    return new Chart(
        "Score by " + dimension.key(),
        name(dimension),
        scored.get(0).scoreName() + (seeds ? ", mean over seeds" : ""),
        isLogarithmic(dimension),
        series);
  }

  private static String name(Dimension dimension) {
    return dimension instanceof Range range && !range.before().isEmpty()
        ? range.key() + "=" + range.before() + "…" + range.after()
        : dimension.key();
  }

  private static double number(Dimension dimension, Trial trial) {
    return dimension.number(dimension.valueIn(trial.values())).orElseThrow();
  }

  private static boolean isLogarithmic(Dimension dimension) {
    if (dimension instanceof Range range) {
      return range.logarithmic();
    }
    double[] numbers =
        dimension.examples().stream()
            .mapToDouble(v -> dimension.number(v).orElseThrow())
            .sorted()
            .toArray();
    return numbers[0] > 0 && numbers[numbers.length - 1] >= WIDE * numbers[0];
  }

  private Chart againstTrials() {
    List<Series> series = new ArrayList<>();
    if (method != Method.GRID) {
      series.add(bestSoFar());
    }
    List<Dimension> first =
        varied.stream().filter(d -> d instanceof Choices && !isSeed(d)).limit(1).toList();
    groups(first).forEach((name, trials) -> series.add(byNumber(name, trials)));
    if (!early().isEmpty()) {
      series.add(byNumber(EARLY, early()));
    }
    return new Chart("Score by trial", "Trial", scored.get(0).scoreName(), false, series);
  }

  private Series bestSoFar() {
    double[] best = scored.stream().mapToDouble(Trial::score).toArray();
    for (int i = 1; i < best.length; i++) {
      best[i] = Math.max(best[i], best[i - 1]);
    }
    double[] x = scored.stream().mapToDouble(Trial::number).toArray();
    return new Series("best so far", x, best, true);
  }

  private static Series byNumber(String name, List<Trial> trials) {
    return new Series(
        name,
        trials.stream().mapToDouble(Trial::number).toArray(),
        trials.stream().mapToDouble(Trial::score).toArray(),
        false);
  }

  private List<Trial> early() {
    return scored.stream().filter(t -> t.state() != Trial.State.FINISHED).toList();
  }

  /**
   * Groups the finished trials by their values in the dimensions; leaves out dimensions if there
   * are too many groups.
   */
  private Map<String, List<Trial>> groups(List<Dimension> dimensions) {
    Map<String, List<Trial>> groups =
        scored.stream()
            .filter(t -> t.state() == Trial.State.FINISHED)
            .collect(
                Collectors.groupingBy(
                    t -> label(dimensions, t), LinkedHashMap::new, Collectors.toList()));
    return groups.size() <= MOST_GROUPS
        ? groups
        : groups(dimensions.subList(0, dimensions.size() - 1));
  }

  private static String label(List<Dimension> dimensions, Trial trial) {
    return dimensions.isEmpty()
        ? "finished"
        : dimensions.stream()
            .map(d -> d.key() + "=" + d.valueIn(trial.values()))
            .collect(Collectors.joining(", "));
  }

  /** Charts the learning curves: the best trials by name, all others in the background. */
  private Chart curves() {
    List<Trial> best =
        scored.stream().sorted(StudyResult.BY_SCORE.reversed()).limit(Chart.MOST_NAMED).toList();
    List<Series> series = new ArrayList<>();
    scored.stream().filter(t -> !best.contains(t)).forEach(t -> series.add(curve("", t)));
    best.forEach(t -> series.add(curve(t.number() + ": " + t.label(), t)));
    return new Chart(
        scored.size() > best.size()
            ? String.format(Locale.ROOT, "The %d best of %d trials", best.size(), scored.size())
            : "Trials, best first",
        "Epoch",
        scored.get(0).scoreName(),
        false,
        series);
  }

  private static Series curve(String name, Trial trial) {
    return new Series(
        name,
        trial.epochs().stream().mapToDouble(EpochRecord::epoch).toArray(),
        trial.epochs().stream().mapToDouble(EpochRecord::score).toArray(),
        true);
  }

  private static double[] array(Iterable<Double> values) {
    List<Double> list = new ArrayList<>();
    values.forEach(list::add);
    return list.stream().mapToDouble(d -> d).toArray();
  }
}
