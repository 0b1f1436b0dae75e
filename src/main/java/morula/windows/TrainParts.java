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

package morula.windows;

import ij.Prefs;
import java.awt.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import morula.dataset.LabelKind;
import morula.instances.DistanceHead;
import morula.instances.Heads;
import morula.keys.CommandKey;
import morula.learning.PausedTraining;
import morula.learning.StartingModel;
import morula.learning.TrainingResult;
import morula.learning.TrainingSettings;
import morula.model.ModelFolders;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;
import morula.progress.Reason;
import morula.training.EpochRecord;
import org.scijava.module.Module;

/** What is particular to the window that trains. */
final class TrainParts implements Particulars {
  private static final String PACE = "morula.train.pace";

  /** Keys that the check of the examples depends on. */
  private static final Set<String> EXAMPLES = Set.of("images", "labels", "heads", "start_from");

  private final KeyForm form;
  private final TrainExamples examples;
  private final TrainResume resume;
  private Optional<LearningWindow> learning = Optional.empty();
  private Runnable cancel = () -> {};
  private Runnable changed = () -> {};
  private Runnable start = () -> {};
  private boolean agreed;

  /** Where the training at work writes its model: other texts may be entered meanwhile. */
  private Optional<Path> begun = Optional.empty();

  TrainParts(KeyForm form) {
    this.form = form;
    resume = new TrainResume(form, () -> changed.run());
    examples = new TrainExamples(form, this::kind, () -> changed.run());
  }

  @Override
  public List<Row> above() {
    return List.of(new Row("Examples", examples.component(), () -> true));
  }

  @Override
  public Editor editor(CommandKey key) {
    Editor editor =
        switch (key.name()) {
          case "start_from" -> new ModelChooser(key.whenEmpty(), resume);
          case "heads" -> new WordChoice(goals());
          case "epochs" -> new TrainEffortEditor(key, form, this::time);
          default -> Editors.of(key);
        };
    if (EXAMPLES.contains(key.name())) {
      editor.onChange(examples::entered);
    }
    return editor;
  }

  private static Map<String, String> goals() {
    Map<String, String> goals = new LinkedHashMap<>();
    goals.put(TrainingSettings.AUTO, "as the model to begin with; else cells that fill a plane");
    goals.put(DistanceHead.NAME, "separate cells that fill a plane: fewer are merged");
    goals.put("flows", "separate nuclei, and objects of any shape; learns faster");
    goals.put("semantic", "classes of areas, such as tissue and background");
    return goals;
  }

  private String time(String epochs) {
    double usual = TrainEffort.usualPace(Runtime.getRuntime().availableProcessors());
    return TrainEffort.time(
        epochs,
        form.text("steps_per_epoch"),
        form.text("patch_size"),
        form.text("batch_size"),
        Prefs.get(PACE, usual));
  }

  /** Returns what the labels shall be. */
  private LabelKind kind() {
    String heads = form.text("heads");
    if (heads.equals(TrainingSettings.AUTO)) {
      String from = form.text("start_from").strip();
      heads =
          from.isEmpty()
              ? DistanceHead.NAME
              : StartingModel.record(from).map(TrainingRecord::head).orElse(DistanceHead.NAME);
    }
    return Heads.anyOf(heads).labelKind();
  }

  @Override
  public boolean isExpert(CommandKey key) {
    return key.expert() && !key.name().equals("heads");
  }

  @Override
  public boolean isShown(CommandKey key) {
    return !key.name().equals("resume") || resume.isPossible();
  }

  @Override
  public void onChange(Runnable action) {
    changed = action;
  }

  @Override
  public void onCancel(Runnable action) {
    cancel = action;
  }

  @Override
  public void onStart(Runnable action) {
    start = action;
  }

  @Override
  public void shown() {
    resume.look();
    examples.entered();
  }

  @Override
  public void closed() {
    examples.close();
  }

  @Override
  public void entered() {
    resume.entered();
  }

  /** Asks before a model, or what a paused training has learned, is replaced. */
  @Override
  public boolean confirms(Component owner) {
    boolean asked = agreed || resume.isWanted();
    agreed = false;
    Optional<String> lost =
        resume
            .endangered()
            .map(
                paused ->
                    "A training of this name, which is "
                        + paused.state()
                        + ", would be lost; “Begin with” offers to go on with it.")
            .or(
                () ->
                    resume
                        .path()
                        .filter(Files::exists)
                        .map(model -> "There is a model " + model + " already."));
    return asked || lost.isEmpty() || Questions.replace(owner, lost.get());
  }

  @Override
  public void starting() {
    resume.starting();
    begun = resume.path();
    changed.run();
  }

  @Override
  public void complete(Map<String, Object> inputs) {
    learning.ifPresent(LearningWindow::close);
    LearningWindow window = new LearningWindow((Integer) inputs.get("epochs"));
    learning = Optional.of(window);
    inputs.put("listener", window.view());
  }

  @Override
  public void moved() {
    // not before the data and the keys were found to be right
    learning.ifPresent(window -> window.show(() -> cancel.run()));
  }

  @Override
  public String done(Module finished) {
    TrainingResult result = (TrainingResult) finished.getOutput("result");
    form.set("resume", "false");
    rememberPace(result);
    LearningState state = LearningState.ended(result);
    Path model = result.model();
    learning.ifPresent(
        window ->
            end(
                state,
                Map.of(
                    LearningState.Button.USE,
                    () -> use(window, model),
                    LearningState.Button.LEARN_ON,
                    () -> again(() -> resume.learnOn(model)))));
    return state.text();
  }

  @Override
  public void failed(String text) {
    left(LearningState.failed(text, paused()));
  }

  @Override
  public String stopped(String text) {
    LearningState state =
        learning
            .map(window -> LearningState.stopped(window.view().ending(), paused()))
            .orElseGet(() -> LearningState.failed(text, Optional.empty()));
    left(state);
    return state.text();
  }

  private Optional<PausedTraining> paused() {
    return begun.flatMap(PausedTraining::at);
  }

  /** The training has ended without a model. */
  private void left(LearningState state) {
    end(
        state,
        Map.of(LearningState.Button.GO_ON, () -> again(() -> resume.goOn(begun.orElseThrow()))));
  }

  private void end(LearningState state, Map<LearningState.Button, Runnable> actions) {
    learning.ifPresent(window -> window.ended(state, actions));
    resume.look();
    changed.run();
  }

  /** Trains again with what is entered now. */
  private void again(Runnable enter) {
    enter.run();
    agreed = true;
    changed.run();
    start.run();
  }

  private void rememberPace(TrainingResult result) {
    double seconds = result.epochs().stream().mapToDouble(EpochRecord::seconds).average().orElse(0);
    double patch = number("patch_size");
    double millions = patch * patch * number("batch_size") * number("steps_per_epoch") / 1e6;
    if (seconds > 0 && millions > 0) {
      Prefs.set(PACE, seconds / millions);
    }
  }

  private double number(String key) {
    return ValueText.parse(form.text(key)).orElse(0);
  }

  /** Copies the model to where it is found by its name, and chooses it in the window Segment. */
  private static void use(LearningWindow window, Path model) {
    List<Path> folders = ModelFolders.all();
    try {
      if (!InstalledModel.isIn(folders, model)) {
        if (folders.isEmpty()) {
          window.say("There is no folder of models here; choose " + model + " in Segment.");
          return;
        }
        Path target = folders.get(0).resolve(model.getFileName().toString());
        if (Files.exists(target)
            && !Questions.replace(window.frame(), "There is a model " + target + " already.")) {
          return;
        }
        InstalledModel.copy(model, target);
      }
      CommandWindows.choose("segment", "model", Models.name(model));
      window.say("The model " + Models.name(model) + " is now chosen in Segment.");
    } catch (IOException | InvalidRequestException e) {
      window.say(Reason.of(e));
    }
  }
}
