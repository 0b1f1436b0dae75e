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
import morula.learning.DataSource;
import morula.learning.HeadChoice;
import morula.learning.TrainingSettings;
import morula.pictures.Chart;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Many trainings that differ in a few keys, one after the other. */
public final class Study {
  private static final String PRECISION = "precision";
  private static final String AUTO = "auto";

  private final StudyPlan plan;
  private final StudyFolder folder;
  private final TrainKeys keys;
  private final DataSource source;
  private final Chart.Writer charts;
  private final Progress progress;
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
    this.progress = progress;
    this.search = Search.of(plan);
  }

  /**
   * Runs a study, or goes on with one that was stopped: trials that have ended are not run again,
   * one that has not goes on from its checkpoints. Trial 7 is in {@code output/trial-007}, as
   * {@code train} leaves it; after each trial {@code study.csv}, {@code study.md}, {@code
   * study.png}, {@code curves.png} and {@code best.zip}, the best model, are up to date.
   *
   * <p>A trial that fails is one of the trials. If the user cancels, the result has the trials so
   * far.
   *
   * @param output folder to write to, which need not be there
   * @param resume go on with the study in {@code output}; without one there, begin
   * @param keys turns keys into settings
   * @param charts draws
   * @throws InvalidRequestException if a key makes no sense, if {@code output} has a study and
   *     {@code resume} is not asked for, or if it has another one
   * @throws CancellationException if cancelled before any trial had finished an epoch
   * @throws IOException if reading or writing fails; the study can then be resumed
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
   * The same with data that other studies use too, so that each file is read once.
   *
   * @param source of the data of all trials
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
   * Refuses what {@link #run} would refuse because of what stands in the output folder, before
   * anything is written.
   *
   * @throws InvalidRequestException if {@code output} has a study and {@code resume} is not asked
   *     for, or if it has another one
   * @throws IOException if the study there cannot be read
   */
  public static void check(StudyPlan plan, Path output, boolean resume) throws IOException {
    new StudyFolder(output).check(plan, resume);
  }

  private StudyResult run(boolean resume) throws IOException {
    checkKeys();
    boolean resumed = folder.open(plan, resume);
    if (resume && !resumed) {
      progress.message("resume: no study in " + folder.file("") + "; beginning anew");
    }
    StudyOutput output = new StudyOutput(plan, folder, charts, progress);
    while (trials.size() < plan.limit()) {
      // what has ended stands, also after a new version chooses other values
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
    return result;
  }

  /** Better refused now than in the middle of the study. */
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
              "heads=%s: their scores cannot be compared; make a study of each",
              String.join("|", kinds.values())));
    }
  }

  private TrainingSettings settings(Map<String, String> values, int number, boolean resume) {
    Map<String, String> all = new LinkedHashMap<>(plan.fixed());
    all.putAll(values);
    all.put("model", folder.model(number).toString());
    all.put("resume", Boolean.toString(resume));
    if (all.getOrDefault(PRECISION, AUTO).equals(AUTO)) {
      measuredPrecision().ifPresent(precision -> all.put(PRECISION, precision));
    }
    return keys.settings(all);
  }

  /**
   * What the first trial found to be fastest: a measurement on a busy machine may come out
   * otherwise each time, and trials are compared with each other.
   */
  private Optional<String> measuredPrecision() {
    return trials.stream().map(Trial::precision).filter(p -> !p.isEmpty()).findFirst();
  }

  private List<Search.Observation> observations() {
    return trials.stream().map(t -> new Search.Observation(t.values(), t.score())).toList();
  }

  /** Whether the study should go on. */
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
      if (trials.isEmpty() || goesOn) { // not this trial's values, but the request or the data
        throw e;
      }
      trial = run.failed(e);
    }
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
