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

package morula.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import morula.engine.Device;
import morula.instances.Head;
import morula.instances.Heads;
import morula.io.WholeFile;
import morula.io.WriteLock;
import morula.network.Architecture;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.network.Weights;
import morula.patches.Augmentation;
import morula.patches.PatchSampler;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import morula.progress.Count;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import morula.torchscript.StepMetric;
import morula.torchscript.TrainingProgram;
import morula.training.Checkpoints;
import morula.training.Checkpoints.Checkpoint;
import morula.training.Ending;
import morula.training.Schedule;
import morula.training.Trainer;
import morula.training.TrainingListener;
import morula.training.TrainingPlan;
import morula.training.Validation;

/** Trains a model on images and their labels. */
public final class Training {
  /** Name under which checkpoints and models record the numeric precision of the steps. */
  static final String COMPUTED_IN = "computed_in";

  static final int DIMENSIONS = 2;

  private final TrainingSettings settings;
  private final TrainingFiles files;
  private final DataSource source;
  private final HeldMessages progress;

  private Training(TrainingSettings settings, DataSource source, Progress progress) {
    this.settings = settings;
    this.files = new TrainingFiles(settings.model());
    this.source = source;
    this.progress = new HeldMessages(progress);
  }

  /**
   * Reads and checks the data, trains, and writes the model package. Next to it are {@link
   * TrainingFiles}: a table, which is rewritten after each epoch, and the checkpoints.
   *
   * @param listeners notified of each epoch
   * @throws InvalidRequestException if a setting or the data are invalid, or another training is
   *     writing to the same model
   * @throws java.util.concurrent.CancellationException if cancelled before the first epoch was
   *     finished; afterwards the best model so far is written
   * @throws IOException if reading or writing fails
   */
  public static TrainingResult run(
      TrainingSettings settings, List<TrainingListener> listeners, Progress progress)
      throws IOException {
    return run(settings, new DataSource(), listeners, progress);
  }

  /**
   * Runs a training that shares its data with other trainings, so that each file is read once.
   *
   * @param source source of the data
   */
  public static TrainingResult run(
      TrainingSettings settings,
      DataSource source,
      List<TrainingListener> listeners,
      Progress progress)
      throws IOException {
    return new Training(check(settings), source, progress).run(listeners);
  }

  /**
   * Checks the settings as far as possible without the data.
   *
   * @return the settings, {@link TrainingSettings#completed}
   * @throws InvalidRequestException naming the key whose value is invalid
   */
  public static TrainingSettings check(TrainingSettings settings) {
    return SettingsCheck.completed(settings);
  }

  private TrainingResult run(List<TrainingListener> listeners) throws IOException {
    Architectures.warnings().forEach(progress::message);
    settings.architecture();
    SettingsCheck.target(settings.model());
    WriteLock lock = WriteLock.take(files.lock(), "model=" + settings.model(), "training");
    try {
      return train(withTrainingTable(listeners));
    } finally {
      lock.close();
    }
  }

  private TrainingResult train(List<TrainingListener> listeners) throws IOException {
    Architecture architecture = settings.architecture();
    Schedule schedule = settings.get(TrainingSettings.SCHEDULE);
    Heads.warnings().forEach(progress::message);
    Segmenter.freeUnused();
    Device device = Device.parse(settings.get(TrainingSettings.DEVICE), progress);

    TrainingData data = source.load(settings, progress);
    Map<String, String> identity = new LinkedHashMap<>(settings.asMap());
    identity.put(TrainingSettings.IMAGES.name(), data.fingerprint());
    identity.put(TrainingSettings.VALIDATION.name(), data.validationFingerprint());
    if (schedule.isOpenEnded()) {
      identity.remove(TrainingSettings.EPOCHS.name()); // a longer run begins with the same epochs
    }
    Checkpoints checkpoints = new Checkpoints(files.checkpoints());
    Optional<Checkpoint> resumed = resumed(checkpoints, identity);
    Head head = settings.heads().of(data.classes());
    Network network = architecture.build(DIMENSIONS, data.channels(), head.channels().size());
    ReceptiveField field = ReceptiveField.of(network);
    PatchSampler sampler =
        sampler(data.training(), settings.get(TrainingSettings.AUGMENTATION), head);
    PatchSampler validationSampler =
        sampler(TrainingImages.of(data.validation()), Augmentation.NONE, head);
    Weights start =
        resumed.isPresent()
            ? resumed.get().last().select(network.parameters())
            : StartingWeights.of(network, head, data.normalization(), settings, progress);
    Map<Precision, TrainingProgram> programs = programs(network, head, data);
    Precision precision =
        resumed
            .map(r -> Precision.valueOf(r.settings().get(COMPUTED_IN)))
            .orElseGet(
                () -> PrecisionChoice.choose(settings, programs, start, sampler, device, progress));
    TrainingPlan plan =
        new TrainingPlan(
            settings.get(TrainingSettings.EPOCHS),
            settings.get(TrainingSettings.STEPS_PER_EPOCH) == 0
                ? sampler.batchesPerEpoch()
                : settings.get(TrainingSettings.STEPS_PER_EPOCH),
            settings.get(TrainingSettings.LEARNING_RATE),
            schedule);
    progress.release();
    logStart(network, plan, data, device, precision, resumed);

    Map<String, String> kept = new LinkedHashMap<>(identity);
    kept.putAll(StoredSettings.of(settings));
    kept.put(COMPUTED_IN, precision.name());
    StartMark begun = StartMark.of(settings, resumed, replacesStart());
    begun.keepIn(kept);
    TrainingProgram program = programs.get(precision);
    ImageValidation validation =
        new ImageValidation(
            data.validation(), head, field, data.classValues(), data.smallArea(), listeners);
    Trainer trainer =
        new Trainer(
            program,
            sampler,
            validationSampler,
            plan,
            withTrainingScores(validation, data, head, field),
            checkpoints,
            device,
            listeners);
    if (!settings.get(TrainingSettings.RESUME) && checkpoints.exist()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "%s holds checkpoints of an earlier training. They will be overwritten after the first epoch; use resume=true to continue it",
              checkpoints.folder()));
    }
    GainMeasure measure = new GainMeasure(settings, network, head, data, begun.isGone());
    Trainer.Outcome outcome = trainer.run(start, resumed, kept, measure.hasStart(), progress);
    endWithoutModel(outcome, checkpoints, listeners);

    Weights weights = outcome.best().select(network.parameters());
    outcome.stopped().ifPresent(progress::message);
    Gain gain = measure.measure(weights, validation, progress);
    boolean written = !(gain.isNone() && replacesStart());
    Map<String, Double> scores = new LinkedHashMap<>();
    if (written) {
      TrainingSettings used = settings.with(TrainingSettings.VALIDATION, data.split());
      scores.putAll(
          new ModelAssembly(used, precision, data, head, architecture, network, validation)
              .write(weights, outcome, settings.model(), progress));
      for (TrainingListener listener : listeners) {
        listener.modelWritten();
      }
    }
    progress.message(gain.text());
    scores.putAll(
        outcome.history().stepMeans(head.stepMetrics().stream().map(StepMetric::name).toList()));
    return new TrainingResult(
        settings.model(),
        outcome.history().epochs(),
        outcome.history().best().orElseThrow().epoch(),
        scores,
        precision,
        gain,
        written,
        outcome.stopped());
  }

  /** Whether the model would replace the one that the training began with. */
  private boolean replacesStart() throws IOException {
    Optional<String> from = settings.get(TrainingSettings.START_FROM);
    return from.isPresent() && StartingModel.isAt(from.get(), settings.model());
  }

  /** Ends a stopped run without a model, if a listener asks for that. */
  private static void endWithoutModel(
      Trainer.Outcome outcome, Checkpoints checkpoints, List<TrainingListener> listeners)
      throws IOException {
    if (outcome.stopped().isEmpty()) {
      return;
    }
    for (TrainingListener listener : listeners) {
      if (listener.ending() == Ending.DISCARD) {
        WholeFile.delete(checkpoints.folder());
        throw new CancellationException("Discarded");
      }
      if (listener.ending() == Ending.PAUSE) {
        throw new CancellationException("Paused; resume=true goes on");
      }
    }
  }

  private Validation withTrainingScores(
      ImageValidation validation, TrainingData data, Head head, ReceptiveField field) {
    if (settings.get(TrainingSettings.TRAINING_SCORES) == 0) {
      return validation;
    }
    List<TrainingImage> sample =
        data.training().sample(settings.get(TrainingSettings.TRAINING_SCORES));
    return new TrainingScores(
        validation,
        new ImageValidation(sample, head, field, data.classValues(), data.smallArea(), List.of()));
  }

  private PatchSampler sampler(TrainingImages images, Augmentation augmentation, Head head) {
    return new PatchSampler(
        images,
        new int[] {
          settings.get(TrainingSettings.PATCH_SIZE), settings.get(TrainingSettings.PATCH_SIZE)
        },
        settings.get(TrainingSettings.BATCH_SIZE),
        augmentation,
        head.encoder(),
        settings.get(TrainingSettings.SEED));
  }

  private List<TrainingListener> withTrainingTable(List<TrainingListener> listeners) {
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.add(0, new TrainingTable(files.table(), progress));
    return all;
  }

  private Optional<Checkpoint> resumed(Checkpoints checkpoints, Map<String, String> identity)
      throws IOException {
    if (!settings.get(TrainingSettings.RESUME)) {
      return Optional.empty();
    }
    Optional<Checkpoint> resumed = checkpoints.load(identity, Training::plain);
    if (resumed.isEmpty()) {
      progress.message(
          "resume: there are no checkpoints in "
              + checkpoints.folder()
              + "; starting a new training");
    }
    return resumed;
  }

  /**
   * Replaces an outdated name in a stored setting by its present name; a key that is younger than
   * the checkpoint has its default.
   */
  private static String plain(String key, String value) {
    if (value == null) {
      return TrainingSettings.KEYS.find(key).defaultText();
    }
    return TrainingSettings.currentText(key, value);
  }

  private Map<Precision, TrainingProgram> programs(Network network, Head head, TrainingData data) {
    Map<Precision, TrainingProgram> programs = new LinkedHashMap<>();
    for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
      programs.put(
          precision,
          new TrainingProgram(
              network,
              head.activation(),
              LossChoice.of(
                  settings.get(TrainingSettings.LOSS),
                  settings.get(TrainingSettings.CLASS_WEIGHTS),
                  head,
                  data.classes(),
                  data.training().forStatistics()),
              settings.get(TrainingSettings.OPTIMIZER),
              precision,
              head.stepMetrics()));
    }
    return programs;
  }

  private void logStart(
      Network network,
      TrainingPlan plan,
      TrainingData data,
      Device device,
      Precision precision,
      Optional<Checkpoint> resumed) {
    progress.message(
        String.format(
            Locale.ROOT,
            "%s: %,d weights; %s and %s; %s of %s in %s on the %s%s",
            settings.text(TrainingSettings.NETWORK),
            network.trainableCount(),
            Count.of(data.training().size(), "training plane"),
            Count.of(data.validation().size(), "validation plane"),
            Count.of(plan.epochs(), "epoch"),
            Count.of(plan.stepsPerEpoch(), "step"),
            precision,
            device,
            resumed
                .map(r -> ", continuing after epoch " + r.history().epochs().size())
                .orElse("")));
  }
}
