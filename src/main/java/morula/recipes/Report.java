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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import morula.instances.Heads;
import morula.instances.Tunable;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.recipes.Comparison.Verdict;
import morula.study.Trial;

/** Writes {@code report.md}: the run and its figures beside those of the document. */
final class Report {
  /** The section of pictures that belong to no stage. */
  static final String EXAMPLES = "Examples";

  private final Recipe recipe;
  private final RecipeRequest request;
  private final List<StageRun> runs = new ArrayList<>();
  private final Map<String, List<Picture>> pictures = new LinkedHashMap<>();
  private final Map<String, List<String>> notes = new LinkedHashMap<>();
  private String modelDescription = "";
  private Optional<TrainingRecord> model = Optional.empty();
  private Optional<Stage> stopped = Optional.empty();

  Report(Recipe recipe, RecipeRequest request) {
    this.recipe = recipe;
    this.request = request;
  }

  /** Adds a stage that has run, even if only in part. */
  void add(StageRun run) {
    runs.add(run);
    for (String score : recipe.scores(run.stage())) {
      List<Trial> ended =
          run.result().trials().stream().filter(t -> t.state() == Trial.State.FINISHED).toList();
      if (!ended.isEmpty() && ended.stream().noneMatch(t -> TrialScores.isKnown(t, score))) {
        note(run.stage().name(), "No trial has a score named \"" + score + "\".");
      }
    }
  }

  /** Adds a note on a stage, for instance on missing results. */
  void note(String stage, String text) {
    notes.computeIfAbsent(stage, s -> new ArrayList<>()).add(text);
  }

  /** Returns whether no stage has run yet. */
  boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Adds a picture of a stage. */
  void add(String stage, Picture picture) {
    pictures.computeIfAbsent(stage, s -> new ArrayList<>()).add(picture);
  }

  /** Adds the training record of the recipe's model. */
  void setModel(ModelPackage trained) {
    model = trained.record();
    modelDescription = trained.description().about().description();
  }

  /** Marks a stage in which the user stopped the run, whose figures are not final. */
  void stopIn(Stage stage) {
    stopped = Optional.of(stage);
  }

  /** Returns the figures of all stages; in the quick form those with a goal in that form. */
  List<Comparison> comparisons() {
    return recipe.figures().stream()
        .filter(figure -> !request.quick() || figure.isInQuickForm())
        .map(this::compare)
        .toList();
  }

  private Comparison compare(Figure figure) {
    return runs.stream()
        .filter(run -> run.stage().name().equals(figure.stage()))
        .filter(run -> stopped.filter(run.stage()::equals).isEmpty())
        .findFirst()
        .map(run -> figure.compare(run, request.quick()))
        .orElseGet(() -> figure.notRun(request.quick()));
  }

  /** Returns the text of the report. */
  String text() {
    Markdown text = new Markdown();
    text.heading(1, recipe.title()).block(summary());
    text.heading(2, "Figures").block(verdict());
    text.table(
        columns("figure", "document", "this run", "goal", "result"),
        comparisons().stream()
            .map(c -> columns(c.name(), c.document(), c.here(), c.goal(), c.verdict().toString()))
            .toList());
    text.block(
        "Several trials are given as mean ± standard deviation (n − 1), followed by the single values;"
            + " the mean is compared with the goal.");
    recipe.document().ifPresentOrElse(d -> origin(text, d), () -> purpose(text));
    examples(text);
    text.heading(2, "Stages");
    for (StageRun run : runs) {
      String stage = run.stage().name();
      StageSection.write(
          text,
          run,
          request.quick(),
          recipe.scores(run.stage()),
          pictures.getOrDefault(stage, List.of()));
      text.items(notes.getOrDefault(stage, List.of()));
    }
    how(text);
    return text.toString();
  }

  private void examples(Markdown text) {
    List<Picture> examples = pictures.getOrDefault(EXAMPLES, List.of());
    List<String> missing = notes.getOrDefault(EXAMPLES, List.of());
    if (!examples.isEmpty() || !missing.isEmpty()) {
      text.heading(2, EXAMPLES);
      examples.forEach(text::picture);
      text.items(missing);
    }
  }

  /** Returns the cells without the second column if there is no document. */
  private List<String> columns(String... cells) {
    List<String> columns = new ArrayList<>(List.of(cells));
    if (recipe.document().isEmpty()) {
      columns.remove(1);
    }
    return columns;
  }

  private void origin(Markdown text, Origin document) {
    text.heading(2, "What is reproduced");
    text.block(
        String.format(
            Locale.ROOT,
            "*%s*, %s. %s",
            document.title(),
            document.author(),
            document.published()));
    text.block(document.system());
    text.heading(2, "Data");
    text.items(
        List.of(
            "In the document: " + recipe.data().document(),
            "In this recipe: " + recipe.data().here()));
    text.heading(2, "Differences from the document").items(recipe.differences());
  }

  private void purpose(Markdown text) {
    text.heading(2, "Purpose").block(recipe.about());
    text.heading(2, "Data").block(recipe.data().here());
    if (!recipe.differences().isEmpty()) {
      text.heading(2, "Notes").items(recipe.differences());
    }
  }

  private String summary() {
    List<String> missing =
        recipe.stages(request.quick()).stream()
            .map(Stage::name)
            .filter(name -> runs.stream().noneMatch(run -> run.stage().name().equals(name)))
            .collect(Collectors.toCollection(ArrayList::new));
    stopped.map(Stage::name).ifPresent(missing::add);
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "The recipe `%s` of Morula.", recipe.name()));
    if (request.quick()) {
      lines.add(
          "**This is the quick form**: a short run on synthetic images with its own goals. It shows"
              + " that everything works, but says nothing about "
              + (recipe.document().isPresent() ? "the document." : "real images."));
    }
    if (!missing.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "**Not finished** (still to run: %s); continue with `resume=true`.",
              String.join(", ", missing)));
    }
    return String.join(" ", lines);
  }

  /** Returns how many goals are met, which are not met, and how many are not evaluated yet. */
  String verdict() {
    List<Comparison> goals = comparisons().stream().filter(Comparison::hasGoal).toList();
    if (goals.isEmpty()) {
      return "No figure has a goal.";
    }
    List<Comparison> evaluated =
        goals.stream().filter(c -> c.verdict() != Verdict.NOT_RUN).toList();
    int open = goals.size() - evaluated.size();
    String rest =
        open == 0
            ? ""
            : String.format(
                Locale.ROOT, " Not evaluated, because their trials have not run: %d.", open);
    return evaluated.isEmpty() ? rest.strip() : verdict(evaluated) + rest;
  }

  private static String verdict(List<Comparison> evaluated) {
    List<Comparison> unmet =
        evaluated.stream().filter(c -> c.verdict() == Verdict.NOT_MET).toList();
    String met =
        String.format(
            Locale.ROOT,
            "%d of %d goals %s met.",
            evaluated.size() - unmet.size(),
            evaluated.size(),
            evaluated.size() == 1 ? "is" : "are");
    return unmet.isEmpty()
        ? met
        : met
            + " Not met: "
            + unmet.stream()
                .map(
                    c ->
                        String.format(
                            Locale.ROOT, "%s (%s, goal %s)", c.name(), c.here(), c.goal()))
                .collect(Collectors.joining("; "))
            + ".";
  }

  private void how(Markdown text) {
    text.heading(2, "How it was run").code("sh", request.command());
    double seconds =
        runs.stream().flatMap(r -> r.result().trials().stream()).mapToDouble(Trial::seconds).sum();
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "Machine: %d processors (%s, %s), Java %s",
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version")));
    facts.add("Time of all epochs: " + StageSection.duration(seconds));
    model.ifPresent(
        record -> {
          facts.add("Versions: " + words(record.versions()));
          facts.add("Model: " + modelDescription);
          facts.add("Its decoder, tuned on the validation images: " + decoder(record));
          facts.add(
              String.format(
                  Locale.ROOT,
                  "Network of the model: `%s`, seed %d",
                  record.network(),
                  record.seed()));
          facts.add("All keys of the model: " + words(record.configuration()));
        });
    text.items(facts);
  }

  private static String decoder(TrainingRecord record) {
    List<Tunable> tunable = Heads.parse(record.head(), record.classes()).tunable();
    return tunable.isEmpty()
        ? "nothing to tune"
        : tunable.stream()
            .map(Tunable::option)
            .map(o -> o.words() + " " + Numbers.text(record.decoder().get(o)))
            .collect(Collectors.joining(", "));
  }

  private static String words(Map<String, String> map) {
    return map.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
