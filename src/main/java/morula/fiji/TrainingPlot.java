package morula.fiji;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import morula.progress.Progress;
import morula.training.EpochRecord;
import morula.training.TrainingListener;

/** Draws the curves of a training into a PNG file, anew after each epoch. */
public final class TrainingPlot implements TrainingListener {
  private static final int MOST_ACCURACIES = 4;

  private final Path file;
  private final Progress progress;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private boolean failed;

  /**
   * @param file the PNG file to write
   * @param progress told once when it cannot be written
   */
  public TrainingPlot(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  /** Where the curves of the training of {@code model} stand: {@code training.png} beside it. */
  public static Path besideModel(Path model) {
    return model.resolveSibling("training.png");
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    epochs.add(epoch);
    try {
      Pictures.writePng(draw(), file);
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      // such as a full disk, or a Java without fonts: no reason to lose a training
      if (!failed) {
        progress.message("The curves cannot be drawn, training goes on: " + ErrorLine.of(e));
      }
      failed = true;
    }
  }

  private BufferedImage draw() {
    double[] x = values(EpochRecord::epoch);
    double[] training = values(EpochRecord::trainingLoss);
    double[] validation = values(EpochRecord::validationLoss);
    double[] score = values(EpochRecord::score);
    int best = 0;
    for (int i = 1; i < score.length; i++) {
      best = score[i] > score[best] || Double.isNaN(score[best]) ? i : best;
    }
    double last = Math.max(2, x[x.length - 1]);
    BufferedImage losses =
        new CurvePlot("Loss", "Epoch", "Loss")
            .curve("training", x, training)
            .curve("validation", x, validation)
            .draw(x[0], last, 0, Double.NaN, "top-right");
    String name = epochs.get(0).scoreName();
    BufferedImage scores =
        new CurvePlot(name, "Epoch", name)
            .curve("validation", x, score)
            .mark(x[best], score[best])
            .draw(x[0], last, 0, 1, "bottom-right");
    List<BufferedImage> panels = new ArrayList<>(List.of(losses, scores));
    perClass("IoU", CurvePlot.COLOR_COUNT, x, last).ifPresent(panels::add);
    perClass("accuracy", MOST_ACCURACIES, x, last).ifPresent(panels::add);
    return Pictures.sideBySide(panels);
  }

  /** A curve for each class, unless there are none, or too many to tell apart. */
  private Optional<BufferedImage> perClass(String score, int most, double[] x, double last) {
    String prefix = score + " class ";
    List<String> names =
        epochs.get(0).scores().keySet().stream().filter(n -> n.startsWith(prefix)).toList();
    if (names.isEmpty() || names.size() > most) {
      return Optional.empty();
    }
    CurvePlot plot = new CurvePlot(score, "Epoch", score);
    for (String name : names) {
      plot.curve(
          name.substring(score.length() + 1),
          x,
          values(e -> e.scores().getOrDefault(name, Double.NaN)));
    }
    return Optional.of(plot.draw(x[0], last, 0, 1, "bottom-right"));
  }

  private double[] values(ToDoubleFunction<EpochRecord> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }
}
