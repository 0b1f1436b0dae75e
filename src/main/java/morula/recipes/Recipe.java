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

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;

/**
 * A published system, or a plan of Morula's own, as data: keys of {@code train} in stages, and the
 * figures to compare.
 *
 * @param name short name for the command
 * @param title of the report
 * @param about purpose, if the recipe reproduces no document
 * @param document the document that is reproduced; absent for a plan of Morula's own
 * @param data description of the images
 * @param classes names of the classes for pictures, background first; empty for single objects
 * @param train keys of all stages
 * @param quick keys that replace those in the quick form
 * @param lists lists of images, which stages name in {@code ids}
 * @param stages stages in the order in which they run; at least one
 * @param model the stage whose best trial becomes the model of the recipe; it is in the quick form,
 *     if the recipe has one
 * @param examples pictures of synthetic images
 * @param panels pictures of validation images
 * @param figures figures that are compared with the document
 * @param differences differences from the document in data, network or library; or notes
 */
record Recipe(
    String name,
    String title,
    String about,
    Optional<Origin> document,
    DataNote data,
    List<String> classes,
    Map<String, String> train,
    Map<String, String> quick,
    List<ImageList> lists,
    List<Stage> stages,
    String model,
    List<ExamplePlan> examples,
    List<PanelPlan> panels,
    List<Figure> figures,
    List<String> differences) {

  /**
   * Reads a recipe.
   *
   * @param json its text
   * @param file name for messages
   * @throws InvalidRequestException naming the file and the field if it is not a recipe
   */
  static Recipe parse(String json, String file) {
    JsonFields root = JsonFields.parse(json, file);
    Recipe recipe =
        root.read(
            fields ->
                new Recipe(
                    fields.text("name"),
                    fields.text("title"),
                    fields.text("about", ""),
                    fields.object("document").map(document -> document.read(Origin::read)),
                    fields.needed("data").read(DataNote::read),
                    fields.texts("classes"),
                    fields.map("train"),
                    fields.map("quick"),
                    fields.objects("lists", ImageList::read),
                    fields.objects("stages", Stage::read),
                    fields.text("model"),
                    fields.objects("examples", ExamplePlan::read),
                    fields.objects("panels", PanelPlan::read),
                    fields.objects("figures", Figure::read),
                    fields.texts("differences")));
    recipe.check(root);
    return recipe;
  }

  private void check(JsonFields fields) {
    if (stages.isEmpty()) {
      throw fields.refused("stages", "has no stage; give at least one");
    }
    if (document.isEmpty() && about.isBlank()) {
      throw fields.refused(
          "document",
          "is missing; describe the document, or give the purpose of the recipe in the field about");
    }
    Set<String> names = new HashSet<>();
    for (Stage stage : stages) {
      if (!names.add(stage.name())) {
        throw fields.refused("stages", "has two stages named " + stage.name());
      }
    }
    checkStage(fields, "model", model);
    if (hasQuickForm() && stage(model).quick().isEmpty()) {
      throw fields.refused("model", "names the stage " + model + ", which has no quick form");
    }
    panels.forEach(panel -> checkStage(fields, "panels", panel.stage()));
    figures.forEach(figure -> checkStage(fields, "figures", figure.stage()));
  }

  private void checkStage(JsonFields fields, String field, String name) {
    if (stages.stream().noneMatch(stage -> stage.name().equals(name))) {
      throw fields.refused(
          field,
          String.format(
              Locale.ROOT,
              "names the stage %s, which does not exist (stages: %s)",
              name,
              String.join(", ", stages.stream().map(Stage::name).toList())));
    }
  }

  /** Returns the stage of a name, which must exist. */
  Stage stage(String name) {
    return stages.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the list of a name. */
  Optional<ImageList> list(String name) {
    return lists.stream().filter(list -> list.name().equals(name)).findFirst();
  }

  /** Returns whether the recipe has a quick form, which needs no data. */
  boolean hasQuickForm() {
    return !quick.isEmpty() || stages.stream().anyMatch(stage -> stage.quick().isPresent());
  }

  /** Returns the stages of the quick or of the full form. */
  List<Stage> stages(boolean quickForm) {
    return stages.stream().filter(s -> quickForm ? s.quick().isPresent() : !s.quickOnly()).toList();
  }

  /** Returns the names of the scores that figures and charts use from a stage. */
  List<String> scores(Stage stage) {
    Stream<String> ofFigures =
        figures.stream().filter(f -> f.stage().equals(stage.name())).map(Figure::score);
    Stream<String> ofCharts = stage.charts().stream().flatMap(c -> c.scores().stream());
    return Stream.concat(ofFigures, ofCharts).distinct().toList();
  }
}
