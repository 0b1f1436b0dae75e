/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import morula.image.Labels;
import morula.io.LabelFiles;
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
    return with(
        TrainingSettings.defaults(),
        "images",
        folder.resolve("images").toString(),
        "labels",
        folder.resolve("labels").toString(),
        "model",
        folder.resolve(model).toString(),
        "network",
        "unet(depth=2,width=4)",
        "heads",
        heads,
        "epochs",
        EPOCHS,
        "steps_per_epoch",
        5,
        "patch_size",
        64,
        "batch_size",
        2,
        "learning_rate",
        learningRate,
        "class_weights",
        classWeights,
        "ignore_label",
        ignoreLabel,
        "validation",
        0.25,
        "seed",
        5,
        "device",
        "cpu",
        "precision",
        "fp32",
        "resume",
        resume,
        "start_from",
        startFrom.orElse(""),
        "diameter",
        "0");
  }

  /**
   * Other settings.
   *
   * @param changes name of a key, its value, name, value, …
   */
  public static TrainingSettings with(TrainingSettings settings, Object... changes) {
    TrainingSettings changed = settings;
    for (int i = 0; i < changes.length; i += 2) {
      changed = changed.with(Map.of(changes[i].toString(), changes[i + 1]));
    }
    return changed;
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
