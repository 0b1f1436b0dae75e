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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stage of a recipe: a study of trainings that differ in the varied keys, or a single training.
 *
 * @param name name of its folder
 * @param about purpose of the stage
 * @param train keys besides those of the recipe
 * @param vary key → its values or range, as the command {@code study} takes them
 * @param method how values are chosen, as the command {@code study} takes it
 * @param trials largest number of trials; 0 for all trials of the method
 * @param prune whether poor trials are stopped early
 * @param scales factors of size at which models are also evaluated on held-out images, besides 1
 * @param apply values of the key {@code precision} of {@code segment} with which each model is also
 *     applied to its validation images
 * @param charts charts of its trials
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
   * The keys that replace those of a stage in the quick form.
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
          "name", "must consist of lower-case letters, digits, - and _, not " + stage.name);
    }
    return stage;
  }

  private static List<Double> scales(JsonFields fields) {
    List<Double> scales = new ArrayList<>();
    for (String text : fields.texts("scales")) {
      if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(text) == 0) {
        throw fields.refused("scales", "must contain numbers above 0 and below 100, not " + text);
      }
      scales.add(Double.parseDouble(text));
    }
    return scales;
  }
}
