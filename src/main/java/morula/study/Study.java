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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import morula.io.WriteLock;
import morula.learning.DataSource;
import morula.learning.HeadChoice;
import morula.learning.TrainingSettings;
import morula.pictures.Chart;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** A study: trainings that differ in a few keys, run one after the other. */
public final class Study {
  /** Name of the file, in the folder of a study, that is the best model. */
  public static final String BEST_MODEL = "best.zip";

  private static final String PRECISION = TrainingSettings.PRECISION.name();

  private final StudyPlan plan;
  private final StudyFolder folder;
  private final TrainKeys keys;
  private final DataSource source;
  private final Chart.Writer charts;
  private final HeldMessages progress;
  private final Search search;
  private final List<Trial> trials = new ArrayList<>();

  private Study(
      StudyPlan plan,
      Path output,
      TrainKeys keys,
      DataSource source,
      Chart.Writer charts,
      Progress progress) {
    this.plan = plan;
    this.folder = new StudyFolder(output);
    this.keys = keys;
    this.source = source;
    this.charts = charts;
    this.progress = new HeldMessages(progress);
    this.search = Search.of(plan);
  }

  /**
   * Runs a study, or resumes one that was stopped: trials that have ended are not run again, and an
   * unfinished trial continues from its checkpoints. Trial 7 is in {@code output/trial-007}, with
   * the files that {@code train} writes; after each trial {@code study.csv}, {@code study.md},
   * {@code study.png}, {@code curves.png} and {@code best.zip}, the best model, are up to date.
   *
   * <p>A failed trial counts as a trial. If the user cancels, the result has the trials so far.
   *
   * @param output folder to write to, which need not exist
   * @param resume whether to continue the study in {@code output}; if there is none, a new one
   *     starts
   * @param keys turns keys into settings
   * @param charts writer of the charts
   * @throws InvalidRequestException if a key is invalid, if {@code output} has a study and {@code
   *     resume} is false, or if it has another study, or one that is running
   * @throws CancellationException if cancelled before any trial had finished an epoch
   * @throws IOException if reading or writing fails, or a model of an earlier run is damaged; the
   *     study can then be resumed
   */
  public static StudyResult run(
      StudyPlan plan,
      Path output,
      boolean resume,
      TrainKeys keys,
      Chart.Writer charts,
      Progress progress)
      throws IOException {
    return run(plan, output, resume, keys, new DataSource(), charts, progress);
  }

  /**
   * Runs a study that shares its data with other studies, so that each file is read once.
   *
   * @param source source of the data of all trials
   */
  public static StudyResult run(
      StudyPlan plan,
      Path output,
      boolean resume,
      TrainKeys keys,
      DataSource source,
      Chart.Writer charts,
      Progress progress)
      throws IOException {
    return new Study(plan, output, keys, source, charts, progress).run(resume);
  }

  /**
   * Checks the output folder as {@link #run} does, before anything is written.
   *
   * @throws InvalidRequestException if {@code output} has a study and {@code resume} is false, or
   *     if it has another study
   * @throws IOException if the study there cannot be read
   */
  public static void check(StudyPlan plan, Path output, boolean resume) throws IOException {
    new StudyFolder(output).check(plan, resume);
  }

  private StudyResult run(boolean resume) throws IOException {
    checkKeys();
    WriteLock lock = folder.lock();
    try {
      return runTrials(resume);
    } finally {
      lock.close();
      folder.deleteIfEmpty();
    }
  }

  private StudyResult runTrials(boolean resume) throws IOException {
    boolean resumed = folder.open(plan, resume);
    if (resume && !resumed) {
      progress.message("resume: there is no study in " + folder.file("") + "; starting a new one");
    }
    StudyOutput output = new StudyOutput(plan, folder, charts, progress);
    while (trials.size() < plan.limit()) {
      // ended trials are kept, even if a new version would choose other values
      Optional<Trial> ended = resumed ? folder.load(trials.size() + 1) : Optional.empty();
      if (ended.isPresent()) {
        trials.add(ended.get());
        continue;
      }
      Optional<Map<String, String>> values = search.next(observations());
      if (values.isEmpty()) {
        break;
      }
      if (!runNext(values.get(), resumed, output)) {
        break;
      }
    }
    StudyResult result = StudyResult.of(trials);
    output.write(result);
    output.checkComplete();
    return result;
  }

  /** Checks all values that can be listed, so that none is refused in the middle of the study. */
  private void checkKeys() {
    Map<List<Enum<?>>, String> kinds = new LinkedHashMap<>();
    for (Map<String, String> example : plan.examples()) {
      HeadChoice heads = settings(example, 1, false).heads();
      kinds.putIfAbsent(List.of(heads.labelKind(), heads.any().validationMeasure()), heads.text());
    }
    if (kinds.size() > 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s: the scores of these heads cannot be compared; run a separate study for each",
              String.join("|", kinds.values())));
    }
  }

  private TrainingSettings settings(Map<String, String> values, int number, boolean resume) {
    Map<String, String> all = new LinkedHashMap<>(plan.fixed());
    all.putAll(values);
    all.put(TrainingSettings.MODEL.name(), folder.model(number).toString());
    all.put(TrainingSettings.RESUME.name(), Boolean.toString(resume));
    if (all.getOrDefault(PRECISION, TrainingSettings.AUTO).equals(TrainingSettings.AUTO)) {
      measuredPrecision().ifPresent(precision -> all.put(PRECISION, precision));
    }
    return keys.settings(all);
  }

  /**
   * Returns the precision that the first trial measured to be fastest. All trials use it, because
   * measurements on a busy machine vary and trials must be comparable.
   */
  private Optional<String> measuredPrecision() {
    return trials.stream().map(Trial::precision).filter(p -> !p.isEmpty()).findFirst();
  }

  private List<Search.Observation> observations() {
    return trials.stream().map(t -> new Search.Observation(t.values(), t.score())).toList();
  }

  /** Runs the next trial; returns whether the study should continue. */
  private boolean runNext(Map<String, String> values, boolean resumed, StudyOutput output)
      throws IOException {
    int number = trials.size() + 1;
    boolean goesOn = resumed && folder.hasCheckpoints(number);
    Optional<MedianRule> rule =
        plan.prunes() ? Optional.of(new MedianRule(trials)) : Optional.empty();
    TrialRun run = new TrialRun(number, values, settings(values, number, goesOn), rule, progress);
    Trial trial;
    try {
      progress.checkCancelled();
      progress.message(
          String.format(
              Locale.ROOT,
              "Trial %d of %d%s%s",
              number,
              plan.limit(),
              values.isEmpty() ? "" : ": ",
              Trial.label(values)));
      trial = run.run(source, charts);
    } catch (CancellationException e) {
      if (trials.isEmpty()) {
        throw e;
      }
      return false;
    } catch (InvalidRequestException e) {
      if (trials.isEmpty() && !resumed) {
        folder.abandon();
      }
      if (trials.isEmpty()
          || goesOn) { // the fault is not in this trial's values, but in the request or the data
        throw e;
      }
      trial = run.failed(e);
    }
    progress.release();
    trials.add(trial);
    if (!trial.reason().isEmpty()) {
      progress.message(
          String.format(
              Locale.ROOT, "Trial %d %s: %s", number, trial.state().word(), trial.reason()));
    }
    if (trial.state() == Trial.State.CANCELLED) {
      return false;
    }
    folder.save(trial);
    output.write(StudyResult.of(trials));
    return true;
  }
}
