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

package morula.training;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import morula.engine.BackgroundThread;
import morula.engine.Device;
import morula.engine.OutOfMemoryException;
import morula.engine.StepResult;
import morula.engine.TrainingSession;
import morula.network.Weights;
import morula.patches.Batch;
import morula.patches.BatchQueue;
import morula.patches.PatchSampler;
import morula.progress.Progress;
import morula.torchscript.TrainingProgram;

/** The training loop: steps, validation, checkpoints, listeners. */
public final class Trainer {
  private static final int LOOK_AHEAD = 4;

  /**
   * Largest number of batches for the validation loss: enough for a curve, as the score uses every
   * validation image.
   */
  private static final int MOST_LOSS_BATCHES = 8;

  private final TrainingProgram program;
  private final PatchSampler sampler;
  private final PatchSampler validationSampler;
  private final TrainingPlan plan;
  private final Validation validation;
  private final Checkpoints checkpoints;
  private final Device device;
  private final List<TrainingListener> listeners;

  /**
   * @param program network, loss and optimizer
   * @param sampler sampler of the training patches
   * @param validationSampler sampler of the patches for the validation loss
   * @param plan number of epochs and steps, and the learning rate
   * @param validation evaluates the network after each epoch
   * @param checkpoints store of the state after each epoch
   * @param listeners notified of each epoch, the earlier epochs of a resumed run included
   */
  public Trainer(
      TrainingProgram program,
      PatchSampler sampler,
      PatchSampler validationSampler,
      TrainingPlan plan,
      Validation validation,
      Checkpoints checkpoints,
      Device device,
      List<TrainingListener> listeners) {
    this.program = program;
    this.sampler = sampler;
    this.validationSampler = validationSampler;
    this.plan = plan;
    this.validation = validation;
    this.checkpoints = checkpoints;
    this.device = device;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * The outcome of a run.
   *
   * @param best all tensors after the best epoch
   * @param history history of all epochs
   * @param stopped why the run ended early; empty if it reached its last epoch
   */
  public record Outcome(Weights best, History history, Optional<String> stopped) {}

  /**
   * Runs or resumes the training. A run that is cancelled, or whose loss is no longer a number,
   * ends with the best epoch so far.
   *
   * @param start initial parameters of the network, used unless {@code resumed} is present
   * @param resumed last checkpoint of an earlier run
   * @param settings settings to write into the checkpoints
   * @param startsFromModel whether {@code start} comes from a model, so that its score is of
   *     interest
   * @throws CancellationException if cancelled before the first epoch was finished
   * @throws TrainingException if the loss is not a number before the first epoch was finished
   * @throws IOException if a checkpoint cannot be written
   */
  public Outcome run(
      Weights start,
      Optional<Checkpoints.Checkpoint> resumed,
      Map<String, String> settings,
      boolean startsFromModel,
      Progress progress)
      throws IOException {
    History history = resumed.map(Checkpoints.Checkpoint::history).orElse(new History(List.of()));
    Weights best = resumed.map(Checkpoints.Checkpoint::best).orElse(null);
    Weights state = resumed.map(Checkpoints.Checkpoint::last).orElseGet(() -> program.start(start));
    history.epochs().forEach(e -> listeners.forEach(l -> l.epochFinished(e)));
    try (TrainingSession session = new TrainingSession(program, state, device)) {
      if (startsFromModel && history.epochs().isEmpty()) {
        double score = validation.scores(session, progress).score();
        listeners.forEach(l -> l.startingScore(score, validation.scoreName()));
      }
      for (int epoch = history.epochs().size() + 1; epoch <= plan.epochs(); epoch++) {
        EpochRecord record = epoch(session, epoch, progress);
        history = history.with(record);
        Weights now = session.state();
        if (history.best().orElseThrow().epoch() == epoch) {
          best = now;
        }
        checkpoints.save(program, settings, history, now);
        listeners.forEach(l -> l.epochFinished(record));
        progress.message(line(record));
      }
    } catch (CancellationException | TrainingException e) {
      if (best == null) {
        throw e;
      }
      String why =
          e instanceof CancellationException
              ? "Cancelled after epoch " + history.epochs().size()
              : e.getMessage();
      return new Outcome(best, history, Optional.of(why));
    }
    return new Outcome(best, history, Optional.empty());
  }

  private EpochRecord epoch(TrainingSession session, int epoch, Progress progress) {
    long begin = System.nanoTime();
    long first = (long) (epoch - 1) * plan.stepsPerEpoch();
    StepMeans means = new StepMeans(program.metrics());
    // they take what libtorch leaves idle; all of it while the next batch is waited for
    int threads = Runtime.getRuntime().availableProcessors();
    try (BatchQueue batches =
        new BatchQueue(
            sampler, first, plan.stepsPerEpoch(), LOOK_AHEAD, threads, BackgroundThread::lower)) {
      for (int i = 0; i < plan.stepsPerEpoch(); i++) {
        progress.checkCancelled();
        Batch batch = batches.next();
        double learningRate = plan.learningRate(first + i);
        StepResult result = step(session, batch, learningRate);
        if (!Float.isFinite(result.loss())) {
          throw new TrainingException(
              String.format(
                  Locale.ROOT,
                  "The loss became %s in step %d of epoch %d: try a learning_rate below %s, or precision=fp32",
                  result.loss(),
                  i + 1,
                  epoch,
                  plan.learningRate()));
        }
        means.add(result);
        progress.update(first + i + 1, (long) plan.epochs() * plan.stepsPerEpoch(), "Training");
      }
    }
    double validationLoss = validationLoss(session);
    if (!Double.isFinite(validationLoss)) { // the last step may have spoilt the weights
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "The validation loss became %s after epoch %d: try a learning_rate below %s, or precision=fp32",
              validationLoss,
              epoch,
              plan.learningRate()));
    }
    ValidationScores scores = validation.scores(session, progress);
    return new EpochRecord(
        epoch,
        means.loss(),
        validationLoss,
        scores.score(),
        validation.scoreName(),
        means.with(scores.further()),
        plan.learningRate(first + plan.stepsPerEpoch() - 1L),
        Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
  }

  private static StepResult step(TrainingSession session, Batch batch, double learningRate) {
    try {
      return session.step(batch.input(), batch.target(), learningRate);
    } catch (OutOfMemoryException e) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "There is not enough memory for %d patches of %d pixels in width: halve batch_size or patch_size",
              batch.input().dimension(batch.input().numDimensions() - 1),
              batch.input().dimension(0)));
    }
  }

  private double validationLoss(TrainingSession session) {
    int count = Math.min(MOST_LOSS_BATCHES, validationSampler.batchesPerEpoch());
    double sum = 0;
    for (int i = 0; i < count; i++) {
      Batch batch = validationSampler.batch(i);
      sum += session.loss(batch.input(), batch.target());
    }
    return sum / count;
  }

  private String line(EpochRecord record) {
    return String.format(
        Locale.ROOT,
        "Epoch %d of %d: loss %.4f, validation %s %.4f, %.0f s",
        record.epoch(),
        plan.epochs(),
        record.trainingLoss(),
        record.scoreName(),
        record.score(),
        record.seconds());
  }
}
