package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import morula.progress.Progress;
import morula.training.EpochRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlotTest {

  @Test
  void whatCannotBeWrittenIsSaidOnceAndEndsNothing(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    List<String> messages = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void message(String line) {
            messages.add(line);
          }

          @Override
          public void update(long done, long total, String what) {}

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    TrainingPlot plot = new TrainingPlot(file.resolve("training.png"), progress);
    for (int epoch = 1; epoch <= 3; epoch++) {
      plot.epochFinished(new EpochRecord(epoch, 1, 1, 0.5, "accuracy", Map.of(), 0.1, 1));
    }
    assertEquals(1, messages.size(), messages.toString());
  }
}
