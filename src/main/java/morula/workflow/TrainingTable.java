package morula.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.io.WholeFile;
import morula.training.EpochRecord;
import morula.training.TrainingCsv;
import morula.training.TrainingListener;

/** Keeps {@code training.csv} up to date, one row an epoch. */
final class TrainingTable implements TrainingListener {
  private final Path file;
  private final List<EpochRecord> epochs = new ArrayList<>();

  TrainingTable(Path file) {
    this.file = file;
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    epochs.add(epoch);
    try {
      WholeFile.write(file, path -> Files.writeString(path, TrainingCsv.text(epochs)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
