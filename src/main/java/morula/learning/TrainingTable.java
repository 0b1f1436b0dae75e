package morula.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.io.WholeFile;
import morula.progress.Progress;
import morula.training.EpochRecord;
import morula.training.TrainingCsv;
import morula.training.TrainingListener;

/** Keeps {@code training.csv} up to date, with one row per epoch. */
final class TrainingTable implements TrainingListener {
  private final Path file;
  private final Progress progress;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private boolean failed;

  TrainingTable(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    epochs.add(epoch);
    try {
      WholeFile.write(file, path -> Files.writeString(path, TrainingCsv.text(epochs)));
    } catch (IOException e) {
      // a table that is open in another program must not end a training
      if (!failed) {
        progress.message(e.getMessage() + "; training continues without it");
        failed = true;
      }
    }
  }
}
