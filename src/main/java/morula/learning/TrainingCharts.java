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

package morula.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import morula.pictures.Chart;
import morula.training.EpochRecord;
import morula.training.History;

/** The curves of a training as charts: loss, score, and scores by class. */
public final class TrainingCharts {
  private static final String X = "Epoch";
  private static final int MOST_ACCURACIES = 4;

  private final List<EpochRecord> epochs;

  private TrainingCharts(List<EpochRecord> epochs) {
    this.epochs = epochs;
  }

  /**
   * Returns the charts.
   *
   * @param epochs at least one
   */
  public static List<Chart> of(List<EpochRecord> epochs) {
    TrainingCharts charts = new TrainingCharts(List.copyOf(epochs));
    List<Chart> panels = new ArrayList<>(List.of(charts.losses(), charts.scores()));
    charts.perClass("IoU", Chart.MOST_NAMED).ifPresent(panels::add);
    charts.perClass("accuracy", MOST_ACCURACIES).ifPresent(panels::add);
    return panels;
  }

  private Chart losses() {
    return new Chart(
        "Loss",
        X,
        "Loss",
        false,
        List.of(
            series("training", EpochRecord::trainingLoss),
            series("validation", EpochRecord::validationLoss)));
  }

  private Chart scores() {
    EpochRecord last = epochs.get(epochs.size() - 1);
    EpochRecord best = new History(epochs).best().orElse(last);
    List<Chart.Series> series = new ArrayList<>();
    String training = TrainingScores.name(last.scoreName());
    if (last.scores().containsKey(training)) {
      // first, as in the chart of the losses: the same colours
      series.add(series("training", e -> e.scores().getOrDefault(training, Double.NaN)));
    }
    series.add(series("validation", EpochRecord::score));
    series.add(
        new Chart.Series("best", new double[] {best.epoch()}, new double[] {best.score()}, false));
    return new Chart(
        series.size() == 2 ? "Validation score" : "Score", X, last.scoreName(), false, series);
  }

  /**
   * Returns a chart with a curve for each class; empty if there are no classes, or too many to tell
   * apart.
   */
  private Optional<Chart> perClass(String score, int most) {
    String prefix = score + " class ";
    List<String> names =
        epochs.get(0).scores().keySet().stream().filter(n -> n.startsWith(prefix)).toList();
    if (names.isEmpty() || names.size() > most) {
      return Optional.empty();
    }
    List<Chart.Series> series =
        names.stream()
            .map(
                name ->
                    series(
                        name.substring(score.length() + 1),
                        e -> e.scores().getOrDefault(name, Double.NaN)))
            .toList();
    return Optional.of(new Chart(score + " by class", X, score, false, series));
  }

  private Chart.Series series(String name, ToDoubleFunction<EpochRecord> value) {
    double[] x = epochs.stream().mapToDouble(EpochRecord::epoch).toArray();
    return new Chart.Series(name, x, epochs.stream().mapToDouble(value).toArray(), true);
  }
}
