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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import morula.io.PngFiles;
import morula.io.WholeFile;
import morula.io.WriteLock;
import morula.learning.DataSource;
import morula.learning.TrainingFiles;
import morula.model.ModelPackage;
import morula.pictures.Chart;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.study.Study;
import morula.study.StudyPlan;
import morula.study.StudyResult;
import morula.study.TrainKeys;
import morula.study.Trial;

/** Runs a recipe: a study for each stage, then pictures, the model and the report. */
public final class RecipeRun {
  private static final String MODEL = "model.zip";
  private static final String RECIPE = "recipe.json";
  private static final String REPORT = "report.md";

  /** The names of pictures; those of an earlier run are deleted. */
  private static final String PICTURES = "(panels|chart|doubt|examples)-.*\\.png";

  private final String json;
  private final Recipe recipe;
  private final RecipeRequest request;
  private final RecipeKeys keys;
  private final RecipeLists lists;
  private final Chart.Writer charts;
  private final Progress progress;
  private final Report report;
  private Optional<IOException> missing = Optional.empty();

  /** The source of the data, shared by all stages because they read the same files. */
  private final DataSource source = new DataSource();

  private RecipeRun(
      String json, RecipeRequest request, TrainKeys keys, Chart.Writer charts, Progress progress) {
    this.json = json;
    this.recipe = Recipe.parse(json, request.recipe());
    this.request = request;
    this.keys = new RecipeKeys(recipe, request.output(), keys);
    this.lists = new RecipeLists(recipe, request.recipe(), this.keys, source, progress);
    this.charts = charts;
    this.progress = progress;
    this.report = new Report(recipe, request);
  }

  /**
   * Runs a recipe, or continues one that was stopped. The output folder then contains a folder for
   * each stage, as {@link Study} writes it; {@code lists}, with the images that a stage names as
   * {@code ids}; {@code model.zip} with {@code training.csv} and {@code training.png} beside it;
   * {@code panels-*.png}, {@code chart-*.png}, {@code doubt-*.png} and {@code examples-*.png};
   * {@code report.md}, which is written again after each stage; {@code recipe.json}, the recipe to
   * copy and change.
   *
   * @param keys converts keys into settings
   * @param charts draws the charts
   * @return one sentence that says how many goals were met
   * @throws InvalidRequestException if the recipe or a key is not valid, images are missing, or the
   *     output folder contains something else
   * @throws java.util.concurrent.CancellationException if cancelled; finished stages and trials are
   *     kept
   * @throws IOException if reading or writing fails, or no trial of a stage produced a model; a
   *     picture that cannot be written is told at the end
   */
  public static String run(
      RecipeRequest request, TrainKeys keys, Chart.Writer charts, Progress progress)
      throws IOException {
    String json = Recipes.find(request.recipe());
    return new RecipeRun(json, request, keys, charts, progress).run();
  }

  private String run() throws IOException {
    if (request.quick() && !recipe.hasQuickForm()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "quick=true: the recipe %s has no quick form; leave quick= out",
              recipe.name()));
    }
    Map<Stage, StudyPlan> plans = plans();
    WholeFile.probe(request.output());
    WriteLock lock = WriteLock.take(lockFile(), "output=" + request.output(), "recipe");
    try {
      return run(plans);
    } finally {
      lock.close();
    }
  }

  private Path lockFile() {
    return WriteLock.in(request.output());
  }

  private String run(Map<Stage, StudyPlan> plans) throws IOException {
    lists.choose(plans.values());
    claimOutput(plans);
    lists.write();
    for (Map.Entry<Stage, StudyPlan> entry : plans.entrySet()) {
      runStage(entry.getKey(), entry.getValue());
    }
    if (missing.isPresent()) {
      throw missing.get();
    }
    return report.verdict();
  }

  /**
   * Returns the studies of all stages, checked, so that errors are reported before hours of
   * training.
   */
  private Map<Stage, StudyPlan> plans() {
    Map<Stage, StudyPlan> plans = new LinkedHashMap<>();
    for (Stage stage : recipe.stages(request.quick())) {
      plans.put(stage, new StagePlans(recipe, request).plan(stage, keys));
    }
    return plans;
  }

  /**
   * Prepares the output folder. No files of the user are overwritten or deleted: the folder must be
   * new, empty, or that of the same recipe in the same form.
   */
  private void claimOutput(Map<Stage, StudyPlan> plans) throws IOException {
    if (Files.exists(file(RECIPE))) {
      checkSameRecipe();
      for (Map.Entry<Stage, StudyPlan> entry : plans.entrySet()) {
        Study.check(entry.getValue(), file(entry.getKey().name()), request.resume());
      }
      return;
    }
    try (Stream<Path> files = Files.list(request.output())) {
      if (files.anyMatch(file -> !file.equals(lockFile()))) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "output=%s contains other files; give a new or empty folder",
                request.output()));
      }
    }
    writeRecipe();
  }

  private void checkSameRecipe() throws IOException {
    String name;
    try {
      name = Recipe.parse(Files.readString(file(RECIPE)), RECIPE).name();
    } catch (InvalidRequestException e) {
      name = "";
    }
    if (!name.equals(recipe.name())) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "output=%s contains %s; give a new or empty folder",
              request.output(),
              name.isEmpty() ? "a damaged recipe" : "the recipe " + name));
    }
  }

  private void writeRecipe() throws IOException {
    WholeFile.write(file(RECIPE), partial -> Files.writeString(partial, json));
  }

  private void runStage(Stage stage, StudyPlan plan) throws IOException {
    HeldMessages held = new HeldMessages(progress);
    held.message("Stage " + stage.name() + ": " + stage.about());
    StudyResult result =
        Study.run(plan, file(stage.name()), request.resume(), keys, source, charts, held.ofPart());
    held.release();
    if (report.isEmpty()) {
      deletePictures();
      writeRecipe();
      drawExamples();
    }
    if (progress.isCancelled()) {
      report.stopIn(stage);
    }
    StageRun run = lists.evaluate(new StageRun(stage, plan, result));
    run = new AppliedModels(keys, source, progress).apply(run);
    report.add(run);
    drawCharts(run);
    writeReport();
    progress.checkCancelled();
    if (result.best().isEmpty()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "stage %s: no trial produced a model: %s",
              stage.name(),
              result.trials().stream().map(Trial::reason).findFirst().orElse("no trial was run")));
    }
    if (stage.name().equals(recipe.model())) {
      copyModel(result.best().orElseThrow());
    }
    drawPanels(run);
    writeReport();
  }

  private void deletePictures() throws IOException {
    try (Stream<Path> files = Files.list(request.output())) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches(PICTURES)) {
          Files.delete(file);
        }
      }
    }
  }

  private void copyModel(Trial trial) throws IOException {
    try (ModelPackage model = ModelPackage.openWhole(trial.model())) {
      report.setModel(model);
    }
    copy(trial.model(), MODEL);
    TrainingFiles files = new TrainingFiles(trial.model());
    for (Path file : List.of(files.table(), files.curves())) {
      if (Files.exists(file)) {
        copy(file, file.getFileName().toString());
      }
    }
  }

  private Path file(String name) {
    return request.output().resolve(name);
  }

  private void copy(Path from, String name) throws IOException {
    WholeFile.write(file(name), partial -> Files.copy(from, partial));
  }

  private void drawExamples() {
    int number = 1;
    for (ExamplePlan plan : recipe.examples()) {
      String file = String.format(Locale.ROOT, "examples-%d.png", number++);
      draw(
          Report.EXAMPLES,
          new Picture(file, plan.title()),
          () -> PngFiles.write(ExamplePicture.draw(plan), file(file)));
    }
  }

  private void drawCharts(StageRun run) {
    String stage = run.stage().name();
    int number = 1;
    for (ChartPlan plan : run.stage().charts()) {
      String file = String.format(Locale.ROOT, "chart-%s-%d.png", stage, number++);
      Chart chart = StageChart.of(plan, run);
      if (!chart.series().isEmpty()) {
        draw(stage, new Picture(file, plan.title()), () -> charts.write(chart, file(file)));
      }
    }
    HeldOutDoubt.chart(run)
        .ifPresent(
            chart -> {
              String file = String.format(Locale.ROOT, "doubt-%s.png", stage);
              draw(stage, new Picture(file, chart.title()), () -> charts.write(chart, file(file)));
            });
  }

  private void drawPanels(StageRun run) {
    List<PanelPlan> plans =
        recipe.panels().stream().filter(p -> p.stage().equals(run.stage().name())).toList();
    for (int i = 0; i < plans.size(); i++) {
      PanelPlan plan = plans.get(i);
      String file =
          String.format(Locale.ROOT, "panels-%s%s.png", plan.stage(), i == 0 ? "" : "." + (i + 1));
      draw(
          plan.stage(),
          new Picture(file, "Validation images, their ground truth and the predictions"),
          () -> Panels.write(plan, run, recipe.classes(), keys, source, file(file), progress));
    }
  }

  private interface Drawing {
    void draw() throws IOException;
  }

  /** Draws a picture; if that fails, as in a Java without fonts, the run goes on. */
  private void draw(String section, Picture picture, Drawing drawing) {
    try {
      drawing.draw();
      report.add(section, picture);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      String line = picture.file() + " cannot be drawn: " + Reason.of(e);
      progress.message(line);
      report.note(section, line);
      missing = e instanceof IOException io ? Optional.of(io) : missing;
    }
  }

  private void writeReport() throws IOException {
    String text = report.text();
    WholeFile.write(file(REPORT), partial -> Files.writeString(partial, text));
  }
}
