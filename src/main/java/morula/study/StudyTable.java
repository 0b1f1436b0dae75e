package morula.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import morula.io.Csv;

/** The table {@code study.csv}: a line of column names, then one row per trial. */
final class StudyTable {
  private StudyTable() {}

  /** Returns the text of the file. */
  static String of(List<Trial> trials) {
    Set<String> keys = new LinkedHashSet<>();
    Set<String> scores = new LinkedHashSet<>();
    trials.forEach(t -> keys.addAll(t.values().keySet()));
    trials.forEach(t -> scores.addAll(t.scores().keySet()));
    List<String> names =
        new ArrayList<>(
            List.of(
                "trial",
                "state",
                "score",
                "score name",
                "best epoch",
                "epochs",
                "seconds",
                "computed in"));
    names.addAll(keys);
    names.addAll(scores);
    names.add("reason");
    StringBuilder text = new StringBuilder(Csv.line(names));
    for (Trial trial : trials) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  Integer.toString(trial.number()),
                  trial.state().word(),
                  number(trial.score()),
                  trial.scoreName(),
                  Integer.toString(trial.bestEpoch()),
                  Integer.toString(trial.epochs().size()),
                  String.format(Locale.ROOT, "%.1f", trial.seconds()),
                  trial.precision()));
      keys.forEach(key -> row.add(trial.values().getOrDefault(key, "")));
      scores.forEach(name -> row.add(number(trial.scores().getOrDefault(name, Double.NaN))));
      row.add(trial.reason());
      text.append(Csv.line(row));
    }
    return text.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }
}
