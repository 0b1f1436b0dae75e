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
