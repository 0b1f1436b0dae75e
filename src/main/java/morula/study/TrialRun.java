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

package morula.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import morula.learning.DataSource;
import morula.learning.Training;
import morula.learning.TrainingPlot;
import morula.learning.TrainingResult;
import morula.learning.TrainingSettings;
import morula.pictures.Chart;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.progress.Subject;
import morula.training.EpochRecord;
import morula.training.History;
import morula.training.TrainingListener;

/** Runs one trial and reports how it ended. */
final class TrialRun implements TrainingListener {
  private final int number;
  private final Map<String, String> values;
  private final TrainingSettings settings;
  private final Optional<MedianRule> rule;
  private final HeldMessages progress;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private String precision = "";
  private volatile Optional<String> pruned = Optional.empty();

  /**
   * @param rule rule that may stop the trial early; empty for none
   */
  TrialRun(
      int number,
      Map<String, String> values,
      TrainingSettings settings,
      Optional<MedianRule> rule,
      HeldMessages progress) {
    this.number = number;
    this.values = values;
    this.settings = settings;
    this.rule = rule;
    this.progress = progress;
  }

  /**
   * Trains the model of the trial.
   *
   * @throws InvalidRequestException if a value is invalid
   * @throws CancellationException if the user cancelled before the first epoch was finished
   * @throws IOException if reading or writing fails
   */
  Trial run(DataSource source, Chart.Writer charts) throws IOException {
    try {
      TrainingResult result =
          Training.run(
              settings,
              source,
              List.of(new TrainingPlot(settings.model(), charts, progress), this),
              steps());
      precision = result.precision().toString();
      if (pruned.isPresent()) {
        return trial(Trial.State.PRUNED, pruned.get(), result.scores());
      }
      if (progress.isCancelled()) { // also after the last epoch: thresholds may not be tuned yet
        return trial(Trial.State.CANCELLED, result.stopped().orElse(""), result.scores());
      }
      return trial(
          result.stopped().isPresent() ? Trial.State.FAILED : Trial.State.FINISHED,
          result.stopped().orElse(""),
          result.scores());
    } catch (InvalidRequestException | CancellationException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(e);
    }
  }

  /** Returns the trial as failed because of {@code reason}. */
  Trial failed(Throwable reason) {
    String subject = Subject.of(reason).map(s -> s + ": ").orElse("");
    String message = Reason.of(reason);
    return trial(
        Trial.State.FAILED, message.startsWith(subject) ? message : subject + message, Map.of());
  }

  private Trial trial(Trial.State state, String reason, Map<String, Double> scores) {
    Optional<EpochRecord> best = new History(epochs).best();
    return new Trial(
        number,
        values,
        state,
        reason,
        best.map(EpochRecord::score).orElse(Double.NaN),
        best.map(EpochRecord::scoreName).orElse(""),
        scores,
        epochs,
        settings.model().getParent(),
        settings.model(),
        epochs.stream().mapToDouble(EpochRecord::seconds).sum(),
        precision);
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    epochs.add(epoch);
    if (epoch.epoch() < settings.get(TrainingSettings.EPOCHS)) {
      pruned = rule.flatMap(r -> r.reason(epochs));
    }
  }

  /**
   * Returns the progress of the training, which a pruned trial cancels without cancelling the
   * study.
   */
  private Progress steps() {
    return new Progress() {
      @Override
      public void message(String line) {
        progress.ofPart().message(line);
      }

      @Override
      public void update(long done, long total, String what) {
        progress.update(done, total, "Trial " + number + ": " + what);
      }

      @Override
      public boolean isCancelled() {
        return pruned.isPresent() || progress.isCancelled();
      }
    };
  }
}
