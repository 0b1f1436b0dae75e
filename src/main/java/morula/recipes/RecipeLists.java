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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import morula.dataset.LabelKind;
import morula.io.WholeFile;
import morula.learning.DataSource;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.study.StudyPlan;
import morula.study.Trial;

/**
 * Chooses the images of the lists that the stages of a recipe name, and evaluates models on the
 * held-out images.
 */
final class RecipeLists {
  private static final String MODEL = TrainingSettings.MODEL.name();

  private final Recipe recipe;
  private final String source;
  private final RecipeKeys keys;
  private final DataSource data;
  private final Progress progress;
  private final Map<String, ListedImages> chosen = new LinkedHashMap<>();

  /**
   * Prepares the lists of a recipe.
   *
   * @param source name or path of the recipe, beside which its files are
   * @param data images of all stages
   */
  RecipeLists(Recipe recipe, String source, RecipeKeys keys, DataSource data, Progress progress) {
    this.recipe = recipe;
    this.source = source;
    this.keys = keys;
    this.data = data;
    this.progress = progress;
  }

  /**
   * Chooses the images of all lists that the stages use; nothing is written yet.
   *
   * @throws morula.progress.InvalidRequestException if images are missing or too few
   * @throws IOException if a folder or a file of the recipe cannot be read
   */
  void choose(Collection<StudyPlan> plans) throws IOException {
    UnaryOperator<String> files =
        file -> {
          try {
            return Recipes.beside(source, file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try {
      for (StudyPlan plan : plans) {
        for (Map<String, String> example : plan.examples()) {
          String name = example.getOrDefault(RecipeKeys.IDS, "");
          if (recipe.list(name).isPresent() && !chosen.containsKey(name)) {
            Set<String> names = new LinkedHashSet<>(data.names(settings(example), progress));
            chosen.put(name, recipe.list(name).get().choose(names, files));
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private TrainingSettings settings(Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putIfAbsent(MODEL, "model.zip");
    return keys.settings(all);
  }

  /**
   * Writes the lists of {@link #choose} in the form that {@code train} reads.
   *
   * @throws InvalidRequestException if an earlier run wrote a different list of the same name: its
   *     models could not be compared with new ones
   */
  void write() throws IOException {
    Map<Path, String> lists = new LinkedHashMap<>();
    for (Map.Entry<String, ListedImages> entry : chosen.entrySet()) {
      Path file = keys.listFile(recipe.list(entry.getKey()).orElseThrow());
      String list = entry.getValue().csv();
      if (Files.exists(file) && !Files.readString(file).equals(list)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "resume: %s lists other images than the recipe would choose now; give the images of the first run, or another output folder",
                file));
      }
      lists.put(file, list);
    }
    for (Map.Entry<Path, String> list : lists.entrySet()) {
      WholeFile.write(list.getKey(), partial -> Files.writeString(partial, list.getValue()));
    }
  }

  /**
   * Returns the trials of a stage with their scores on held-out images, if their lists have
   * held-out images and their heads predict objects. Unfinished trials and cancelled studies are
   * not evaluated.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if a file cannot be read or written
   */
  StageRun evaluate(StageRun run) throws IOException {
    if (progress.isCancelled()) {
      return run;
    }
    Map<Integer, List<HeldOutImage>> heldOut = new LinkedHashMap<>();
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : run.result().trials()) {
      Map<String, String> values = run.keys(trial);
      ListedImages list = chosen.get(values.getOrDefault(RecipeKeys.IDS, ""));
      if (list == null || list.heldOut().isEmpty() || trial.state() != Trial.State.FINISHED) {
        trials.add(trial);
        continue;
      }
      TrainingSettings settings = run.settings(trial, keys);
      if (settings.heads().labelKind() != LabelKind.OBJECTS) {
        trials.add(trial);
        continue;
      }
      List<HeldOutImage> images =
          new HeldOutEvaluation(list.heldOut(), run.stage().scales(), data, progress)
              .evaluate(settings);
      heldOut.put(trial.number(), images);
      trials.add(trial.with(HeldOutScores.of(images)));
    }
    return new StageRun(run.stage(), run.plan(), run.result(), heldOut).with(trials);
  }
}
