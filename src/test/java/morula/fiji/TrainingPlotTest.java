package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import morula.progress.Progress;
import morula.training.EpochRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlotTest {

  @Test
  void fewClassesHaveCurvesOfTheirOwn(@TempDir Path folder) throws IOException {
    assertEquals(4, panels(folder.resolve("3.png"), 3));
    assertEquals(3, panels(folder.resolve("6.png"), 6), "too many for the accuracy");
    assertEquals(2, panels(folder.resolve("20.png"), 20), "too many to tell apart");
  }

  private static int panels(Path file, int classes) throws IOException {
    TrainingPlot plot = new TrainingPlot(file, Progress.NONE);
    for (int epoch = 1; epoch <= 2; epoch++) {
      Map<String, Double> scores = new LinkedHashMap<>();
      for (int c = 0; c < classes; c++) {
        scores.put("IoU class " + c, 0.1 * c);
        scores.put("accuracy class " + c, 0.5);
      }
      plot.epochFinished(new EpochRecord(epoch, 1, 1, 0.5, "mean IoU", scores, 0.1, 1));
    }
    return Math.round(ImageIO.read(file.toFile()).getWidth() / 540f);
  }

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
