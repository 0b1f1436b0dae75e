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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report {@code study.md}: the trials, best first, and why some ended early. */
final class StudyReport {
  private final StudyPlan plan;
  private final StudyResult result;
  private final StringBuilder text = new StringBuilder();

  private StudyReport(StudyPlan plan, StudyResult result) {
    this.plan = plan;
    this.result = result;
  }

  /** Returns the text of the file. */
  static String of(StudyPlan plan, StudyResult result) {
    return new StudyReport(plan, result).write();
  }

  private String write() {
    text.append("# Study\n\n").append(summary()).append("\n\n");
    result
        .best()
        .ifPresent(
            best ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "The best is trial %d%s with %s %s in epoch %d; its model is `best.zip`.\n\n",
                        best.number(),
                        best.label().isEmpty() ? "" : " (`" + best.label() + "`)",
                        best.scoreName(),
                        number(best.score()),
                        best.bestEpoch())));
    trials();
    List<SeedMeans.Group> groups = SeedMeans.of(result.trials());
    if (groups.stream().anyMatch(g -> g.scores().size() > 1)) {
      means(groups);
    }
    reasons();
    if (!plan.fixed().isEmpty()) {
      text.append("\nSettings of all trials: ")
          .append(
              plan.fixed().entrySet().stream()
                  .map(e -> "`" + e.getKey() + "=" + e.getValue() + "`")
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.toString();
  }

  private String summary() {
    List<String> counts = new ArrayList<>();
    for (Trial.State state : Trial.State.values()) {
      long count = result.trials().stream().filter(t -> t.state() == state).count();
      if (count > 0) {
        counts.add(count + " " + state.word());
      }
    }
    String varied =
        plan.varied().stream().map(d -> "`" + d.text() + "`").collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d trial%s (%s), method %s%s.",
        result.trials().size(),
        result.trials().size() == 1 ? "" : "s",
        String.join(", ", counts),
        plan.method().word(),
        varied.isEmpty() ? "" : ", varied: " + varied);
  }

  private void trials() {
    Set<String> keys = new LinkedHashSet<>();
    plan.varied().forEach(d -> keys.addAll(d.keys()));
    Set<String> names =
        result.trials().stream()
            .map(Trial::scoreName)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> head = new ArrayList<>(List.of("trial"));
    head.addAll(keys);
    head.addAll(
        List.of(
            names.isEmpty() ? "score" : String.join(" or ", names),
            "best epoch",
            "epochs",
            "time in s",
            "state"));
    row(head);
    row(head.stream().map(h -> "---").toList());
    List<Trial> sorted = new ArrayList<>(result.trials());
    sorted.sort(StudyResult.BY_SCORE.reversed());
    for (Trial trial : sorted) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(trial.number())));
      keys.forEach(key -> cells.add(trial.values().getOrDefault(key, "")));
      cells.addAll(
          List.of(
              number(trial.score()),
              trial.epochs().isEmpty() ? "–" : Integer.toString(trial.bestEpoch()),
              Integer.toString(trial.epochs().size()),
              String.format(Locale.ROOT, "%.0f", trial.seconds()),
              trial.state().word()));
      row(cells);
    }
  }

  private void means(List<SeedMeans.Group> groups) {
    text.append("\n## Means over seeds\n\n");
    row(List.of("values", "seeds", "mean score", "standard deviation"));
    row(List.of("---", "---", "---", "---"));
    for (SeedMeans.Group group : groups) {
      row(
          List.of(
              group.label().isEmpty() ? "all" : group.label(),
              Integer.toString(group.scores().size()),
              number(group.mean()),
              number(Spread.deviation(group.scores()))));
    }
  }

  private void reasons() {
    List<Trial> early = result.trials().stream().filter(t -> !t.reason().isEmpty()).toList();
    if (!early.isEmpty()) {
      text.append("\n## Trials that ended early\n\n");
      early.forEach(
          t ->
              text.append(
                  String.format(
                      Locale.ROOT,
                      "- Trial %d, %s: %s\n",
                      t.number(),
                      t.state().word(),
                      t.reason())));
    }
    if (early.stream().anyMatch(t -> t.state() == Trial.State.FAILED)) {
      text.append("\nTo run a failed trial again, delete its folder and use `resume=true`.\n");
    }
  }

  private void row(List<String> cells) {
    text.append("| ")
        .append(cells.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ")))
        .append(" |\n");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }
}
