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
import java.util.Map;
import java.util.stream.IntStream;
import morula.study.StudyPlan;
import morula.study.StudyResult;
import morula.study.TrainKeys;
import morula.study.Trial;
import morula.training.EpochRecord;

/** A recipe and trials made up for tests. */
final class TinyRecipe {
  static final String JSON =
      """
      {
        "name": "tiny",
        "title": "tiny: a recipe for tests",
        "document": {"title": "A page", "author": "A. Nyone", "published": "here", "system": "a net"},
        "data": {"document": "cats", "here": "nuclei", "give": "give nuclei"},
        "classes": ["background", "nucleus"],
        "train": {"heads": "semantic", "epochs": 3, "learning_rate": 0.01, "network": "unet"},
        "quick": {"images": "drawn", "labels": "drawn", "epochs": 1},
        "stages": [
          {
            "name": "optimizers", "about": "Two of them.",
            "vary": {"optimizer": "adam|sgd(momentum=0)", "seed": "1|2|3"},
            "charts": [{"title": "Loss", "scores": ["training loss"], "normalize": "min-max"}],
            "quick": {"train": {"batch_size": 2}, "vary": {"optimizer": "adam|sgd(momentum=0)"}}
          },
          {"name": "rates", "about": "Some.", "train": {"epochs": 2}, "vary": {"learning_rate": "0.001|1"}}
        ],
        "model": "optimizers",
        "panels": [{"stage": "optimizers", "images": 2, "compare": "optimizer"}],
        "figures": [
          {"name": "Adam", "stage": "optimizers", "where": {"optimizer": "adam"}, "score": "IoU",
           "document": 0.7, "goal": ">= 0.8", "quick": ">= 0.1"},
          {"name": "SGD", "stage": "optimizers", "where": {"optimizer": "sgd(momentum=0)"},
           "score": "IoU", "goal": ">= 0.8"},
          {"name": "Rate", "stage": "rates", "where": {"learning_rate": "1e-3"}, "score": "IoU"},
          {"name": "Order", "stage": "optimizers", "score": "IoU",
           "ranking": {"key": "optimizer", "order": ["adam", "sgd(momentum=0)"]}},
          {"name": "Early loss", "stage": "optimizers", "where": {"optimizer": "adam", "seed": 2},
           "epoch": 1, "score": "training loss", "goal": "<= 1"}
        ],
        "differences": ["Other | animals."]
      }
      """;

  private TinyRecipe() {}

  static Recipe recipe() {
    return Recipe.parse(JSON, "tiny.json");
  }

  static RecipeRequest request(boolean quick, Map<String, String> keys) {
    return new RecipeRequest(
        "tiny.json", Path.of("out"), quick, false, keys, "scripts/morula recipe name=tiny");
  }

  /** Accepts everything and makes nothing of it. */
  static TrainKeys anyKeys() {
    return keys -> null;
  }

  static Trial trial(int number, Map<String, String> values, Trial.State state, double iou) {
    List<EpochRecord> epochs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                e ->
                    new EpochRecord(
                        e,
                        4.0 / e + number,
                        5.0 / e,
                        iou - 0.01 * (3 - e),
                        "mean IoU",
                        Map.of(),
                        0.01,
                        2))
            .toList();
    return new Trial(
        number,
        new LinkedHashMap<>(values),
        state,
        state == Trial.State.FINISHED ? "" : "the loss was no number",
        iou,
        "mean IoU",
        Map.of("IoU", iou),
        epochs,
        Path.of("trial"),
        Path.of("trial/model.zip"),
        6,
        "fp32");
  }

  /** The stage "optimizers" of the tiny recipe as it would have run. */
  static StageRun run(List<Trial> trials) {
    Recipe recipe = recipe();
    Stage stage = recipe.stage("optimizers");
    StudyPlan plan =
        new StagePlans(recipe, request(false, Map.of("images", "i", "labels", "l")))
            .plan(stage, anyKeys());
    return new StageRun(stage, plan, new StudyResult(trials, trials.stream().findFirst()));
  }

  /** Three seeds of each optimizer. */
  static List<Trial> trials(double[] adam, double[] sgd) {
    return IntStream.range(0, 6)
        .mapToObj(
            i -> {
              double iou = i < 3 ? adam[i] : sgd[i - 3];
              Map<String, String> values = new LinkedHashMap<>();
              values.put("optimizer", i < 3 ? "adam" : "sgd(momentum=0)");
              values.put("seed", Integer.toString(i % 3 + 1));
              Trial.State state = Double.isNaN(iou) ? Trial.State.FAILED : Trial.State.FINISHED;
              return trial(i + 1, values, state, iou);
            })
        .toList();
  }
}
