package morula.recipes;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.study.Study;
import morula.study.TrainKeys;

/**
 * Resolves the keys of {@code train} in which a recipe names its own lists and models: {@code ids=}
 * a list, {@code start_from=} and {@code encoder_weights=} the best model of an earlier stage as
 * {@code stage:NAME}, or {@code none}.
 */
final class RecipeKeys implements TrainKeys {
  static final String IDS = TrainingSettings.IDS.name();
  private static final List<String> MODELS =
      List.of(TrainingSettings.START_FROM.name(), TrainingSettings.ENCODER_WEIGHTS.name());
  private static final String STAGE = "stage:";
  private static final String NONE = "none";

  private final Recipe recipe;
  private final Path output;
  private final TrainKeys keys;

  /**
   * Prepares the keys of a recipe.
   *
   * @param output output folder of the recipe
   * @param keys converts the resolved keys into settings
   */
  RecipeKeys(Recipe recipe, Path output, TrainKeys keys) {
    this.recipe = recipe;
    this.output = output;
    this.keys = keys;
  }

  @Override
  public TrainingSettings settings(Map<String, String> given) {
    Map<String, String> resolved = new LinkedHashMap<>(given);
    recipe
        .list(given.getOrDefault(IDS, ""))
        .ifPresent(list -> resolved.put(IDS, listFile(list).toString()));
    for (String key : MODELS) {
      String value = given.getOrDefault(key, "");
      if (value.equals(NONE)) {
        resolved.remove(key);
      } else if (value.startsWith(STAGE)) {
        resolved.put(key, model(key, value.substring(STAGE.length())).toString());
      }
    }
    return keys.settings(resolved);
  }

  /** Returns the file to which a list is written. */
  Path listFile(ImageList list) {
    return output.resolve("lists").resolve(list.name() + ".csv");
  }

  private Path model(String key, String name) {
    Optional<Stage> stage = recipe.stages().stream().filter(s -> s.name().equals(name)).findAny();
    if (stage.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s=%s%s: the recipe has no such stage; its stages are %s",
              key,
              STAGE,
              name,
              String.join(", ", recipe.stages().stream().map(Stage::name).toList())));
    }
    return output.resolve(name).resolve(Study.BEST_MODEL);
  }
}
