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

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.learning.AppliedPrecision;
import morula.learning.DataSource;
import morula.progress.Progress;
import morula.study.TrainKeys;
import morula.study.Trial;

/** Applies the models of a stage in each numeric precision that the stage lists. */
final class AppliedModels {
  private final TrainKeys keys;
  private final DataSource source;
  private final Progress progress;

  AppliedModels(TrainKeys keys, DataSource source, Progress progress) {
    this.keys = keys;
    this.source = source;
    this.progress = progress;
  }

  /**
   * Returns the run with additional scores of its finished trials, such as "foreground IoU, applied
   * in bf16" and "seconds an image, applied in bf16". No model is applied if the study was
   * cancelled.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if a file cannot be read
   */
  StageRun apply(StageRun run) throws IOException {
    if (run.stage().apply().isEmpty() || progress.isCancelled()) {
      return run;
    }
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : run.result().trials()) {
      trials.add(trial.state() == Trial.State.FINISHED ? trial.with(scores(run, trial)) : trial);
    }
    return run.with(trials);
  }

  private Map<String, Double> scores(StageRun run, Trial trial) throws IOException {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (AppliedPrecision applied :
        AppliedPrecision.of(run.settings(trial, keys), source, run.stage().apply(), progress)) {
      String where = ", applied in " + applied.precision();
      scores.put(applied.scoreName() + where, applied.score());
      scores.put("seconds an image" + where, applied.seconds());
    }
    return scores;
  }
}
