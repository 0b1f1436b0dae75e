package morula.recipes;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user's request to run a recipe.
 *
 * @param recipe name of a recipe that comes with Morula, or the path of a JSON file
 * @param output folder to write to, which need not exist
 * @param quick whether to run the quick form, which takes two minutes and needs no data
 * @param resume whether to continue the run in {@code output}
 * @param keys of {@code train} that replace those of the recipe in every stage
 * @param command command line of the request, for the report
 */
public record RecipeRequest(
    String recipe,
    Path output,
    boolean quick,
    boolean resume,
    Map<String, String> keys,
    String command) {

  /** Keeps the order of the keys. */
  public RecipeRequest {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }
}
