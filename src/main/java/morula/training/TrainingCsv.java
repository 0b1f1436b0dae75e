package morula.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The table {@code training.csv}: a header and one row an epoch. */
public final class TrainingCsv {
  private TrainingCsv() {}

  /** The whole table; the columns of the scores are named after them. */
  public static String text(List<EpochRecord> epochs) {
    StringBuilder text = new StringBuilder("epoch,training loss,validation loss");
    if (epochs.isEmpty()) {
      return text.append(",score,learning rate,seconds\n").toString();
    }
    text.append(',').append(epochs.get(0).scoreName());
    // a resumed training may have further scores
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.scores().keySet()));
    names.forEach(name -> text.append(',').append(name));
    text.append(",learning rate,seconds\n");
    for (EpochRecord e : epochs) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%.6f,%.6f,%.6f",
              e.epoch(),
              e.trainingLoss(),
              e.validationLoss(),
              e.score()));
      for (String name : names) {
        text.append(String.format(Locale.ROOT, ",%.6f", e.scores().getOrDefault(name, Double.NaN)));
      }
      text.append(String.format(Locale.ROOT, ",%.3g,%.1f\n", e.learningRate(), e.seconds()));
    }
    return text.toString();
  }
}
