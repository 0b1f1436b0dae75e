package morula.training;

import java.util.List;
import java.util.Locale;

/** The table {@code training.csv}: a header and one row an epoch. */
public final class TrainingCsv {
  private TrainingCsv() {}

  /** The whole table; the column of the score is named after it. */
  public static String text(List<EpochRecord> epochs) {
    String score = epochs.isEmpty() ? "score" : epochs.get(0).scoreName();
    StringBuilder text =
        new StringBuilder(
            "epoch,training loss,validation loss," + score + ",learning rate,seconds\n");
    for (EpochRecord e : epochs) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%.6f,%.6f,%.6f,%.3g,%.1f%n",
              e.epoch(),
              e.trainingLoss(),
              e.validationLoss(),
              e.score(),
              e.learningRate(),
              e.seconds()));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
