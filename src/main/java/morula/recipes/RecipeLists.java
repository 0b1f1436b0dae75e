package morula.recipes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import morula.dataset.LabelKind;
import morula.io.WholeFile;
import morula.learning.DataSource;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.study.StudyPlan;
import morula.study.Trial;

/** The lists of images that the stages of a recipe name, and what they are for after training. */
final class RecipeLists {
  private static final String MODEL = "model";

  private final Recipe recipe;
  private final String source;
  private final RecipeKeys keys;
  private final DataSource data;
  private final Progress progress;
  private final Map<String, ListedImages> chosen = new LinkedHashMap<>();

  /**
   * @param source name or path of the recipe, beside which its files are
   * @param data images of all stages
   */
  RecipeLists(Recipe recipe, String source, RecipeKeys keys, DataSource data, Progress progress) {
    this.recipe = recipe;
    this.source = source;
    this.keys = keys;
    this.data = data;
    this.progress = progress;
  }

  /**
   * Makes the lists that the stages use, from the images that there are; nothing is written yet.
   *
   * @throws morula.progress.InvalidRequestException if images are missing or too few
   * @throws IOException if a folder or a file of the recipe cannot be read
   */
  void choose(Collection<StudyPlan> plans) throws IOException {
    UnaryOperator<String> files =
        file -> {
          try {
            return Recipes.beside(source, file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try {
      for (StudyPlan plan : plans) {
        for (Map<String, String> example : plan.examples()) {
          String name = example.getOrDefault(RecipeKeys.IDS, "");
          if (recipe.list(name).isPresent() && !chosen.containsKey(name)) {
            Set<String> names = new LinkedHashSet<>(data.names(settings(example), progress));
            chosen.put(name, recipe.list(name).get().choose(names, files));
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private TrainingSettings settings(Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putIfAbsent(MODEL, "model.zip");
    return keys.settings(all);
  }

  /**
   * Writes what {@link #choose} chose, as {@code train} reads it.
   *
   * @throws InvalidRequestException if another list of that name was written by an earlier run:
   *     what it trained cannot be compared with what is to come
   */
  void write() throws IOException {
    Map<Path, String> lists = new LinkedHashMap<>();
    for (Map.Entry<String, ListedImages> entry : chosen.entrySet()) {
      Path file = keys.listFile(recipe.list(entry.getKey()).orElseThrow());
      String list = entry.getValue().csv();
      if (Files.exists(file) && !Files.readString(file).equals(list)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "resume: %s lists other images than the recipe now chooses; give the images it began with, or another output",
                file));
      }
      lists.put(file, list);
    }
    for (Map.Entry<Path, String> list : lists.entrySet()) {
      WholeFile.write(list.getKey(), partial -> Files.writeString(partial, list.getValue()));
    }
  }

  /**
   * The trials of a stage with their scores on images that they never saw, where their lists have
   * some and their heads find objects; trials that did not come to their end have none. Of a study
   * that was cancelled, none is judged.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if a file cannot be read or written
   */
  StageRun judge(StageRun run) throws IOException {
    if (progress.isCancelled()) {
      return run;
    }
    Map<Integer, List<UnseenImage>> unseen = new LinkedHashMap<>();
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : run.result().trials()) {
      Map<String, String> values = run.keys(trial);
      ListedImages list = chosen.get(values.getOrDefault(RecipeKeys.IDS, ""));
      if (list == null || list.unseen().isEmpty() || trial.state() != Trial.State.FINISHED) {
        trials.add(trial);
        continue;
      }
      TrainingSettings settings = run.settings(trial, keys);
      if (settings.heads().labelKind() != LabelKind.OBJECTS) {
        trials.add(trial);
        continue;
      }
      List<UnseenImage> images =
          new Judge(list.unseen(), run.stage().scales(), data, progress).judge(settings);
      unseen.put(trial.number(), images);
      trials.add(trial.with(UnseenScores.of(images)));
    }
    return new StageRun(run.stage(), run.plan(), run.result(), unseen).with(trials);
  }
}
