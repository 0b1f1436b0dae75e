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

package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import morula.fiji.ChartPlot;
import morula.keys.CommandKeys;
import morula.keys.KeyedCommand;
import morula.options.ValueText;
import morula.progress.Progress;
import morula.recipes.RecipeRequest;
import morula.recipes.RecipeRun;
import morula.recipes.Recipes;
import morula.study.TrainKeys;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Reproduces a published system and compares the results with the published ones. */
@Plugin(
    type = KeyedCommand.class,
    name = "recipe",
    description = "Reproduces a published system and compares the results with the published ones",
    headless = true,
    visible = false,
    attrs = {@Attr(name = "no-legacy"), @Attr(name = CommandKeys.TAKES_KEYS_OF, value = "train")})
public final class Recipe extends TrainKeysCommand {

  @Parameter(
      required = false,
      persist = false,
      label = "Name",
      description =
          "Name of a recipe, such as nuclei or texture-cnn (without a name, the names are"
              + " listed), or the path of a JSON file, such as an edited copy of the recipe.json"
              + " that a run writes",
      style = "open")
  private String name = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description = "Folder for the model, the pictures, the report and all trainings",
      style = "directory")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Quick form",
      description =
          "Run the short form, which uses synthetic images and has goals of its own. Of Morula's own"
              + " recipes (nuclei and the like), only encoder-transfer has one")
  private boolean quick;

  @Parameter(
      required = false,
      persist = false,
      label = "Resume",
      description =
          "Continue the recipe in the output folder; trainings that have finished are kept")
  private boolean resume;

  @Parameter(type = ItemIO.OUTPUT, label = "Goals")
  private String summary;

  @Override
  void work(Progress progress) throws IOException {
    ValueText.given(
        "name", name, "use one of these recipes: " + String.join(", ", Recipes.names()));
    Path folder = Requests.folder("output", output);
    Map<String, String> keys = trainKeys();
    RecipeRequest request = new RecipeRequest(name, folder, quick, resume, keys, command(keys));
    String verdict = RecipeRun.run(request, TrainKeys.STANDARD, new ChartPlot(), progress);
    summary = verdict + "\n";
    progress.message("Wrote report.md, model.zip and the pictures to " + folder);
  }

  /** Returns the command as a user would type it. */
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

  /** Quotes a word for a shell. */
  private static String quoted(String word) {
    return word.matches("[\\w=.,:/+-]*") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
