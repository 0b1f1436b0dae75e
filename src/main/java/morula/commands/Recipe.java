package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import morula.fiji.ChartPlot;
import morula.keys.CommandKeys;
import morula.keys.KeyedCommand;
import morula.progress.Progress;
import morula.recipes.RecipeRequest;
import morula.recipes.RecipeRun;
import morula.recipes.Recipes;
import morula.study.TrainKeys;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Reproduces a published system, and puts its figures beside the published ones. */
@Plugin(
    type = KeyedCommand.class,
    name = "recipe",
    description = "Reproduces a published system and compares its figures",
    headless = true,
    visible = false,
    attrs = {@Attr(name = "no-legacy"), @Attr(name = CommandKeys.TAKES_KEYS_OF, value = "train")})
public final class Recipe extends TrainKeysCommand {

  @Parameter(
      required = false,
      persist = false,
      label = "Name",
      description =
          "Name of a recipe, such as nuclei or texture-cnn (left out: the names are listed), or the path"
              + " of a JSON file, such as a changed copy of the recipe.json that a run leaves",
      style = "open")
  private String name = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder for the model, the pictures, the report and all trainings",
      style = "directory")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Quick form",
      description = "Whether to run the short form, which needs no data and has goals of its own")
  private boolean quick;

  @Parameter(
      required = false,
      persist = false,
      label = "Resume",
      description = "Go on with the recipe in the output folder; trainings that have ended stay")
  private boolean resume;

  @Parameter(type = ItemIO.OUTPUT, label = "Goals")
  private String summary;

  @Override
  void work(Progress progress) throws IOException {
    Requests.given("name", name, "use one of " + String.join(", ", Recipes.names()));
    Path folder = Requests.folder("output", output);
    Map<String, String> keys = trainKeys();
    RecipeRequest request = new RecipeRequest(name, folder, quick, resume, keys, command(keys));
    String verdict = RecipeRun.run(request, TrainKeys.STANDARD, new ChartPlot(), progress);
    summary = verdict + "\n";
    progress.message("Wrote report.md, model.zip and pictures to " + folder);
  }

  /** As it would be typed. */
  private String command(Map<String, String> keys) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("name", name);
    all.put("output", output);
    if (quick) {
      all.put("quick", "true");
    }
    all.putAll(keys);
    return all.entrySet().stream()
        .map(e -> quoted(e.getKey() + "=" + e.getValue()))
        .collect(Collectors.joining(" ", "scripts/morula recipe ", ""));
  }

  /** A word of a shell. */
  private static String quoted(String word) {
    return word.matches("[\\w=.,:/+-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
