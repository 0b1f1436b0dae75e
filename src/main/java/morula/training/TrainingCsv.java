package morula.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import morula.io.Csv;

/** The table {@code training.csv}: a header and one row per epoch. */
public final class TrainingCsv {
  private TrainingCsv() {}

  /** Returns the whole table; the columns of the scores are named after them. */
  public static String text(List<EpochRecord> epochs) {
    // a resumed training may have further scores
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.scores().keySet()));
    List<String> header = new ArrayList<>(List.of("epoch", "training loss", "validation loss"));
    header.add(epochs.isEmpty() ? "score" : epochs.get(0).scoreName());
    header.addAll(names);
    header.addAll(List.of("learning rate", "seconds"));
    StringBuilder text = new StringBuilder(Csv.line(header));
    for (EpochRecord e : epochs) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(e.epoch()));
      row.add(text("%.6f", e.trainingLoss()));
      row.add(text("%.6f", e.validationLoss()));
      row.add(text("%.6f", e.score()));
      names.forEach(name -> row.add(text("%.6f", e.scores().getOrDefault(name, Double.NaN))));
      row.add(text("%.3g", e.learningRate()));
      row.add(text("%.1f", e.seconds()));
      text.append(Csv.line(row));
    }
    return text.toString();
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
