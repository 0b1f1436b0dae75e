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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.study.Dimension;
import morula.study.Method;
import morula.study.StudyPlan;
import morula.study.TrainKeys;

/** Converts the stages of a recipe into studies with fixed and varied keys. */
final class StagePlans {
  private static final String IMAGES = TrainingSettings.IMAGES.name();
  private static final String LABELS = TrainingSettings.LABELS.name();
  private static final String MODEL = TrainingSettings.MODEL.name();
  private static final char CHOICE = '|';
  private static final long SEED_OF_VALUES = 1;

  private final Recipe recipe;
  private final RecipeRequest request;

  StagePlans(Recipe recipe, RecipeRequest request) {
    this.recipe = recipe;
    this.request = request;
  }

  /**
   * Returns the study of a stage. Keys of the stage replace those of the recipe, keys of the quick
   * form replace both, and keys of the user replace all. A key that the user gives is not varied,
   * or is varied over the given values if there are several, as in {@code a|b}.
   *
   * @throws InvalidRequestException naming the recipe, the stage and the key if a value is not
   *     valid, or the keys to give if images are missing
   */
  StudyPlan plan(Stage stage, TrainKeys keys) {
    StudyPlan plan;
    try {
      List<Dimension> varied = varied(stage);
      plan =
          new StudyPlan(
              fixed(stage, varied),
              varied,
              Method.parse(stage.method()),
              trials(stage),
              stage.prune(),
              SEED_OF_VALUES);
      check(plan, keys);
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT, "%s: stage %s: %s", request.recipe(), stage.name(), e.getMessage()),
          e);
    }
    if (plan.fixed().getOrDefault(IMAGES, "").isBlank()) {
      throw new InvalidRequestException("images= is missing: " + recipe.data().give());
    }
    return plan;
  }

  private List<Dimension> varied(Stage stage) {
    Map<String, String> vary = request.quick() ? stage.quick().orElseThrow().vary() : stage.vary();
    List<Dimension> dimensions =
        Dimension.parse(
            vary.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(";")));
    List<Dimension> left = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      if (Collections.disjoint(dimension.keys(), request.keys().keySet())) {
        left.add(dimension);
      } else if (isChoice(dimension)) {
        left.add(
            Dimension.parse(dimension.key() + "=" + request.keys().get(dimension.key())).get(0));
      } else if (dimension.keys().size() > 1) {
        throw new InvalidRequestException(
            dimension.key() + "= are varied together; give all of them or none");
      }
    }
    return left;
  }

  /** Returns whether the user gave several values for a key. */
  private boolean isChoice(Dimension dimension) {
    return dimension.keys().size() == 1 && request.keys().get(dimension.key()).indexOf(CHOICE) >= 0;
  }

  private Map<String, String> fixed(Stage stage, List<Dimension> varied) {
    Map<String, String> keys = new LinkedHashMap<>(recipe.train());
    keys.putAll(stage.train());
    if (request.quick()) {
      keys.putAll(recipe.quick());
      keys.putAll(stage.quick().orElseThrow().train());
    }
    keys.putAll(request.keys());
    varied.forEach(d -> keys.keySet().removeAll(d.keys()));
    return keys;
  }

  private int trials(Stage stage) {
    return request.quick() ? stage.quick().orElseThrow().trials() : stage.trials();
  }

  /** Checks a study before the hours of the stages before it. */
  private static void check(StudyPlan plan, TrainKeys keys) {
    for (Map<String, String> example : plan.examples()) {
      Map<String, String> values = new LinkedHashMap<>(example);
      values.put(MODEL, "model.zip");
      values.putIfAbsent(IMAGES, "images");
      values.putIfAbsent(LABELS, "labels");
      keys.settings(values);
    }
  }
}
