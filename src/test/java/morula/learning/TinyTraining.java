package morula.learning;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import morula.training.TrainingListener;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

/** A training that takes seconds, on generated nuclei. */
public final class TinyTraining {
  public static final int EPOCHS = 4;

  private TinyTraining() {}

  /** Writes images and labels into two folders below {@code folder}. */
  public static void data(Path folder) throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 8, 96, 3, Progress.NONE);
  }

  public static TrainingSettings settings(
      Path folder, String model, boolean resume, double learningRate) {
    return settings(folder, model, "distance", "", -1, resume, learningRate, Optional.empty());
  }

  static TrainingSettings settings(
      Path folder,
      String model,
      String heads,
      String classWeights,
      int ignoreLabel,
      boolean resume,
      double learningRate,
      Optional<String> startFrom) {
    return new TrainingSettings(
        folder.resolve("images").toString(),
        folder.resolve("labels").toString(),
        folder.resolve(model),
        "unet(depth=2,width=4)",
        heads,
        EPOCHS,
        5,
        64,
        2,
        learningRate,
        "one_cycle",
        "adamw",
        "auto",
        classWeights,
        ignoreLabel,
        "default",
        "0.25",
        5,
        "cpu",
        "fp32",
        resume,
        startFrom,
        Optional.empty(),
        "scale_range",
        0,
        "he_normal",
        "",
        "0",
        0);
  }

  /**
   * Other settings.
   *
   * @param changes name of a component, its value, name, value, …
   */
  public static TrainingSettings with(TrainingSettings settings, Object... changes) {
    RecordComponent[] components = TrainingSettings.class.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = components[i].getAccessor().invoke(settings);
        for (int c = 0; c < changes.length; c += 2) {
          if (components[i].getName().equals(changes[c])) {
            values[i] = changes[c + 1];
          }
        }
      }
      return TrainingSettings.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof InvalidRequestException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    }
  }

  public static TrainingResult run(TrainingSettings settings, TrainingListener... listeners)
      throws IOException {
    return Training.run(settings, List.of(listeners), Progress.NONE);
  }

  /** Writes the label images again with other values. */
  public static void relabel(Path folder, IntUnaryOperator map) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("labels"))) {
      for (Path file : files.toList()) {
        Labels labels = LabelFiles.read(file);
        var copy = ArrayImgs.ints(labels.pixels().dimensionsAsLongArray());
        var target = copy.cursor();
        Views.flatIterable(labels.pixels())
            .forEach(v -> target.next().set(map.applyAsInt(v.get())));
        LabelFiles.write(new Labels(labels.name(), copy, labels.calibration()), file);
      }
    }
  }
}
