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

package morula.recipes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.dataset.LabelKind;
import morula.io.PngFiles;
import morula.learning.DataSource;
import morula.learning.TrainingSettings;
import morula.learning.ValidationPreview;
import morula.pictures.PanelPicture;
import morula.progress.Progress;
import morula.study.TrainKeys;
import morula.study.Trial;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Draws pictures of validation images: image, ground truth and predictions of trials of a stage.
 */
final class Panels {
  private Panels() {}

  /**
   * Draws a picture.
   *
   * @param run the stage that the plan names, after its run
   * @param classes names of the classes, background first; empty for numbers
   * @param keys converts keys into settings
   * @param source source of the data of the trials
   * @param file PNG to write
   * @throws IOException if data or a model cannot be read, or the file cannot be written
   */
  static void write(
      PanelPlan plan,
      StageRun run,
      List<String> classes,
      TrainKeys keys,
      DataSource source,
      Path file,
      Progress progress)
      throws IOException {
    Map<String, Trial> columns = columns(plan, run);
    if (columns.isEmpty()) {
      return;
    }
    Trial first = columns.values().iterator().next();
    TrainingSettings settings = run.settings(first, keys);
    List<ValidationPreview> previews =
        ValidationPreview.of(
            settings,
            source,
            columns.values().stream().map(Trial::model).toList(),
            plan.images(),
            progress);
    List<String> titles = new ArrayList<>(List.of("image", "ground truth"));
    titles.addAll(columns.keySet());
    boolean objects = settings.heads().labelKind() == LabelKind.OBJECTS;
    BufferedImage picture =
        new PanelPicture(titles, objects ? List.of() : names(classes, previews))
            .draw(previews.stream().map(Panels::row).toList());
    PngFiles.write(picture, file);
  }

  /** Returns the trials that predict, by the titles of their columns. */
  private static Map<String, Trial> columns(PanelPlan plan, StageRun run) {
    Map<String, Trial> columns = new LinkedHashMap<>();
    if (plan.compare().isEmpty()) {
      run.result().best().ifPresent(best -> columns.put("prediction", best));
      return columns;
    }
    for (Trial trial : run.result().trials()) {
      if (Files.exists(trial.model())) {
        columns.putIfAbsent(run.keys(trial).getOrDefault(plan.compare(), "prediction"), trial);
      }
    }
    return columns;
  }

  private static PanelPicture.Row row(ValidationPreview preview) {
    List<RandomAccessibleInterval<IntType>> labels = new ArrayList<>(List.of(preview.truth()));
    labels.addAll(preview.predictions());
    return new PanelPicture.Row(preview.image(), labels);
  }

  /** Returns the given names if there is one for each class; otherwise numbers. */
  private static List<String> names(List<String> given, List<ValidationPreview> previews) {
    int highest =
        previews.stream()
            .flatMap(p -> Stream.concat(Stream.of(p.truth()), p.predictions().stream()))
            .mapToInt(Panels::highest)
            .max()
            .orElse(0);
    return highest < given.size()
        ? given
        : IntStream.rangeClosed(0, highest)
            .mapToObj(i -> i == 0 ? "background" : "class " + i)
            .toList();
  }

  private static int highest(RandomAccessibleInterval<IntType> labels) {
    int highest = 0;
    for (IntType label : Views.flatIterable(labels)) {
      highest = Math.max(highest, label.get());
    }
    return highest;
  }
}
