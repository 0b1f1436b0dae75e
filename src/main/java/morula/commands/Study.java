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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.fiji.ChartPlot;
import morula.keys.CommandKeys;
import morula.keys.KeyedCommand;
import morula.learning.TrainingSettings;
import morula.progress.Count;
import morula.progress.Progress;
import morula.study.Dimension;
import morula.study.Method;
import morula.study.StudyPlan;
import morula.study.StudyResult;
import morula.study.TrainKeys;
import morula.study.Trial;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs many trainings that differ in some keys, and keeps the best model. */
@Plugin(
    type = KeyedCommand.class,
    name = "study",
    description = "Trains repeatedly with different values of some keys and compares the models",
    headless = true,
    visible = false,
    attrs = {@Attr(name = "no-legacy"), @Attr(name = CommandKeys.TAKES_KEYS_OF, value = "train")})
public final class Study extends TrainKeysCommand {
  private static final String AUTO = "auto";

  @Parameter(
      required = false,
      persist = false,
      label = "Keys to vary",
      description =
          "Keys of train and the values to try, with semicolons between the keys: choices"
              + " such as optimizer=adam|sgd, a range such as batch_size=2..16, a range on a"
              + " logarithmic scale such as learning_rate=log(0.0001..0.01), a range in an option"
              + " such as augmentation=flips(noise=0..0.2), or keys that change together such as"
              + " optimizer,learning_rate=adam,0.001|sgd,0.1")
  private String keys = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Method",
      description =
          "How the values are chosen: every combination (grid), at random (random), or at"
              + " random near the values of the best trials so far (tpe)",
      choices = {"grid", "random", "tpe"})
  private String method = "grid";

  @Parameter(
      required = false,
      persist = false,
      label = "Number of trials",
      description =
          "Largest number of trainings; 0 for all combinations if method=grid, and for "
              + StudyPlan.TRIALS
              + " with the other methods",
      min = "0",
      max = "100000")
  private int trials;

  @Parameter(
      required = false,
      persist = false,
      label = "Stop poor trials early",
      description =
          "Stop a trial early if its score is below the median of at least four finished"
              + " trials at the same epoch; auto does so unless method=grid. Does not apply if"
              + " epochs, steps_per_epoch or schedule is varied",
      choices = {AUTO, "true", "false"})
  private String prune = AUTO;

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description = "Folder for the trials, the tables and figures, and the best model",
      style = "directory")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Resume",
      description = "Continue the study in the output folder; trials that have finished are kept")
  private boolean resume;

  @Override
  void work(Progress progress) throws IOException {
    Path folder = Requests.folder("output", output);
    Map<String, String> fixed = trainKeys();
    List<Dimension> varied = Dimension.parse(keys);
    StudyPlan plan =
        new StudyPlan(
            fixed,
            varied,
            Method.parse(method),
            trials,
            prune.equals(AUTO) ? !method.equals("grid") : Boolean.parseBoolean(prune),
            seed(fixed, varied));
    StudyResult result =
        morula.study.Study.run(plan, folder, resume, TrainKeys.STANDARD, new ChartPlot(), progress);
    Trial best = result.best().orElseThrow(() -> new IOException(noModel(result.trials(), folder)));
    progress.message(
        String.format(
            Locale.ROOT,
            "Wrote %s to %s; best.zip is the model of trial %d: %s %.4f%s",
            Count.of(result.trials().size(), "trial"),
            folder,
            best.number(),
            best.scoreName(),
            best.score(),
            best.values().isEmpty() ? "" : " with " + best.label()));
  }

  /** Returns the seed of the trainings, or the first one if it varies; it draws the values. */
  private static long seed(Map<String, String> fixed, List<Dimension> varied) {
    Map<String, String> first = new LinkedHashMap<>(fixed);
    varied.forEach(dimension -> first.putAll(dimension.assign(dimension.examples().get(0))));
    return TrainingSettings.of(first).get(TrainingSettings.SEED);
  }

  private static String noModel(List<Trial> trials, Path folder) {
    return String.format(
        Locale.ROOT,
        "None of %d trials produced a model (see %s); the first failed with: %s",
        trials.size(),
        folder.resolve("study.csv"),
        trials.get(0).reason());
  }
}
