package morula.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One study of a recipe: trainings that differ in the keys that vary, or a single one.
 *
 * @param name of its folder
 * @param about what it is for
 * @param train keys besides those of the recipe
 * @param vary key → its values or range, as the command {@code study} takes them
 * @param method how values are chosen, as the command {@code study} takes it
 * @param trials most trials; 0 for all that the method has
 * @param prune whether poor trials are stopped early
 * @param scales by which images that no model saw are also enlarged before its models are judged by
 *     them, besides as they are
 * @param apply arithmetic, as the key {@code precision} of {@code segment} takes it, in which each
 *     model is also applied to its validation images
 * @param charts figures over its trials
 * @param quickOnly whether it is left out in the full form
 * @param quick how it differs in the quick form; absent if it is left out there
 */
record Stage(
    String name,
    String about,
    Map<String, String> train,
    Map<String, String> vary,
    String method,
    int trials,
    boolean prune,
    List<Double> scales,
    List<String> apply,
    List<ChartPlan> charts,
    boolean quickOnly,
    Optional<Quick> quick) {

  /**
   * What the quick form of a stage has instead.
   *
   * @param train keys that replace those of the stage
   * @param vary as in the stage; replaces all of it
   * @param trials as in the stage
   */
  record Quick(Map<String, String> train, Map<String, String> vary, int trials) {
    static Quick read(JsonFields fields) {
      return new Quick(fields.map("train"), fields.map("vary"), fields.count("trials", 0));
    }
  }

  static Stage read(JsonFields fields) {
    Stage stage =
        new Stage(
            fields.text("name"),
            fields.text("about"),
            fields.map("train"),
            fields.map("vary"),
            fields.text("method", "grid"),
            fields.count("trials", 0),
            fields.flag("prune"),
            scales(fields),
            fields.texts("apply"),
            fields.objects("charts", ChartPlan::read),
            fields.flag("quick_only"),
            fields.object("quick").map(quick -> quick.read(Quick::read)));
    if (!stage.name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw fields.refused(
          "name", "names a folder: small letters, digits, - and _, not " + stage.name);
    }
    return stage;
  }

  private static List<Double> scales(JsonFields fields) {
    List<Double> scales = new ArrayList<>();
    for (String text : fields.texts("scales")) {
      if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(text) == 0) {
        throw fields.refused("scales", "holds numbers above 0 and below 100, not " + text);
      }
      scales.add(Double.parseDouble(text));
    }
    return scales;
  }
}
