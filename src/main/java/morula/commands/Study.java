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

/** Runs many trainings that differ in a few keys, and keeps the best model. */
@Plugin(
    type = KeyedCommand.class,
    name = "study",
    description = "Trains again and again with other values of some keys, and compares",
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
          "Keys of train with their values: optimizer=adam|sgd, or a range, batch_size=2..16 or"
              + " learning_rate=log(0.0001..0.01); semicolons between the keys; ranges may stand in"
              + " options, augmentation=flips(noise=0..0.2), and keys change together in"
              + " optimizer,learning_rate=adam,0.001|sgd,0.1")
  private String keys = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Method",
      description =
          "Every combination of choices (grid), values drawn at random, or drawn from where earlier"
              + " trials were good (tpe)",
      choices = {"grid", "random", "tpe"})
  private String method = "grid";

  @Parameter(
      required = false,
      persist = false,
      label = "Trials",
      description =
          "Most trainings; 0 for all combinations of a grid, or "
              + StudyPlan.TRIALS
              + " of the other methods",
      min = "0")
  private int trials;

  @Parameter(
      required = false,
      persist = false,
      label = "Stop poor trials early",
      description =
          "Whether a trial ends whose score is below the median of four or more finished trials at"
              + " the same epoch; auto does so unless method=grid. Not where epochs, steps_per_epoch or"
              + " schedule differ",
      choices = {AUTO, "true", "false"})
  private String prune = AUTO;

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder for the trials, the tables and figures, and the best model",
      style = "directory")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Resume",
      description = "Go on with the study in the output folder; trials that have ended stay")
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
            "%d trials in %s; best.zip is the model of trial %d: %s %.4f%s",
            result.trials().size(),
            folder,
            best.number(),
            best.scoreName(),
            best.score(),
            best.values().isEmpty() ? "" : " with " + best.label()));
  }

  /** The choice of values follows from the seed of the trainings, or of the first if it varies. */
  private static long seed(Map<String, String> fixed, List<Dimension> varied) {
    Map<String, String> first = new LinkedHashMap<>(fixed);
    varied.forEach(dimension -> first.putAll(dimension.assign(dimension.examples().get(0))));
    return TrainingSettings.of(first).get(TrainingSettings.SEED);
  }

  private static String noModel(List<Trial> trials, Path folder) {
    return String.format(
        Locale.ROOT,
        "None of %d trials left a model, see %s; the first: %s",
        trials.size(),
        folder.resolve("study.csv"),
        trials.get(0).reason());
  }
}
