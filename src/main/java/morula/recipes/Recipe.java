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
 * @param name short, as the command takes it
 * @param title of the report
 * @param about what it is for, where it reproduces no document
 * @param document what is reproduced; absent for a plan of Morula's own
 * @param data which images
 * @param classes names of the classes for pictures, background first; empty for single objects
 * @param train keys of all stages
 * @param quick keys that replace those in the quick form
 * @param lists of images, which stages name as {@code ids}
 * @param stages in the order in which they run; at least one
 * @param model the stage whose best trial becomes the model of the recipe; it is in the quick form,
 *     if the recipe has one
 * @param examples pictures of drawn images
 * @param panels pictures of validation images
 * @param figures what is compared with the document
 * @param differences where data, network or library are not those of the document
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
   * @throws InvalidRequestException naming file and field if it is no recipe
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
      throw fields.refused("stages", "has no stage: give at least one");
    }
    if (document.isEmpty() && about.isBlank()) {
      throw fields.refused(
          "document", "is missing: write an object, or say in about what it is for");
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
              "names the stage %s, which is not there (stages: %s)",
              name,
              String.join(", ", stages.stream().map(Stage::name).toList())));
    }
  }

  /** The stage of that name, which is there. */
  Stage stage(String name) {
    return stages.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** The list of that name. */
  Optional<ImageList> list(String name) {
    return lists.stream().filter(list -> list.name().equals(name)).findFirst();
  }

  /** Whether there is a form that needs no data. */
  boolean hasQuickForm() {
    return !quick.isEmpty() || stages.stream().anyMatch(stage -> stage.quick().isPresent());
  }

  /** The stages of the quick form, or of the full one. */
  List<Stage> stages(boolean quickForm) {
    return stages.stream().filter(s -> quickForm ? s.quick().isPresent() : !s.quickOnly()).toList();
  }

  /** Names of the scores that figures and charts take from a stage. */
  List<String> scores(Stage stage) {
    Stream<String> ofFigures =
        figures.stream().filter(f -> f.stage().equals(stage.name())).map(Figure::score);
    Stream<String> ofCharts = stage.charts().stream().flatMap(c -> c.scores().stream());
    return Stream.concat(ofFigures, ofCharts).distinct().toList();
  }
}
