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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKey;
import morula.learning.PausedTraining;
import morula.learning.StoredSettings;
import morula.learning.TrainingFiles;
import morula.learning.TrainingSettings;
import morula.model.ModelFolders;
import morula.options.ValueText;

/**
 * Which training the window that trains goes on with, if it begins none: one that was paused, or
 * the one that has just ended. Needs no display.
 */
final class TrainResume implements ModelChooser.Offers {
  private final KeyForm form;
  private final Runnable changed;
  private List<PausedTraining> paused = List.of();

  /**
   * @param form of the command {@code train}
   * @param changed called after texts of the form were changed
   */
  TrainResume(KeyForm form, Runnable changed) {
    this.form = form;
    this.changed = changed;
    form.set("resume", "false"); // it is the user's wish for one time
    look();
  }

  /** Returns where paused trainings are looked for: where models are, and beside a model. */
  static List<Path> places(String model) {
    List<Path> places = new ArrayList<>(ModelFolders.all());
    asPath(model).map(Path::getParent).ifPresent(places::add);
    return places;
  }

  private static Optional<Path> asPath(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(text.strip()).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty(); // the command says what is wrong
    }
  }

  /** Looks for paused trainings. */
  final void look() {
    paused = PausedTraining.in(places(text()));
  }

  /** Returns where the model is written; empty if that is no path. */
  Optional<Path> path() {
    return asPath(text());
  }

  private String text() {
    return TrainName.path(form.text("model"), form.text("images"));
  }

  /** Whether there is a training to go on with where the model is written. */
  boolean isPossible() {
    return path().filter(StoredSettings::existAt).isPresent();
  }

  /** Whether a training shall be gone on with. */
  boolean isWanted() {
    return form.text("resume").equals("true") && isPossible();
  }

  /** Returns the paused training that a new training of the same name would destroy. */
  Optional<PausedTraining> endangered() {
    return isWanted() ? Optional.empty() : path().flatMap(PausedTraining::at);
  }

  @Override
  public List<String> lines() {
    return paused.stream().map(TrainResume::line).toList();
  }

  private static String line(PausedTraining training) {
    return "go on with " + training.name() + ": " + training.state();
  }

  @Override
  public Optional<String> chosen() {
    return isWanted() ? path().flatMap(this::at).map(TrainResume::line) : Optional.empty();
  }

  private Optional<PausedTraining> at(Path model) {
    Path checkpoints = new TrainingFiles(model).checkpoints().normalize();
    return paused.stream()
        .filter(training -> new TrainingFiles(training.model()).checkpoints().equals(checkpoints))
        .findFirst();
  }

  @Override
  public String about(String line) {
    return find(line)
        .map(
            training ->
                "Paused on "
                    + ModelsView.when(training)
                    + training.best().map(best -> "; best so far: " + best).orElse("")
                    + ". It goes on with its own images and settings.")
        .orElse("");
  }

  private Optional<PausedTraining> find(String line) {
    return paused.stream().filter(training -> line(training).equals(line)).findFirst();
  }

  @Override
  public void choose(String line) {
    find(line)
        .ifPresent(
            training -> {
              form.set("model", training.model().toString());
              form.set("resume", "true");
              restore(false);
              changed.run();
            });
  }

  @Override
  public void leave() {
    form.set("resume", "false");
    changed.run();
  }

  /** Completes the form for the start: the path of the model, and what a resumed training needs. */
  void starting() {
    form.set("model", text());
    form.set("resume", String.valueOf(isWanted()));
    restore(true);
  }

  /** Another window has entered texts. */
  void entered() {
    look();
    restore(false);
  }

  /**
   * Enters the keys of the training that shall be gone on with.
   *
   * @param longer whether it may become longer than it was to be, where that is possible
   */
  private void restore(boolean longer) {
    if (!isWanted()) {
      return;
    }
    Map<String, String> stored = StoredSettings.at(path().orElseThrow());
    for (CommandKey key : form.keys()) {
      String value = stored.get(key.name());
      boolean lengthened =
          longer
              && key.name().equals("epochs")
              && value != null
              && number("epochs") > ValueText.parse(value).orElse(0)
              && isOpenEnded(stored.get("schedule"));
      if (value != null && !lengthened) {
        boolean empty =
            !key.whenEmpty().isEmpty() && value.equals(ValueText.of(key.defaultValue()));
        form.set(key.name(), empty ? "" : value);
      }
    }
  }

  /** Enters what goes on with the training that was just paused. */
  void goOn(Path model) {
    form.set("model", model.toString());
    form.set("resume", "true");
    restore(true);
  }

  /** Enters what trains on from the model that was just written, with the same examples. */
  void learnOn(Path model) {
    if (isOpenEnded(form.text("schedule"))) {
      form.set("resume", "true");
      form.set("epochs", String.valueOf(2 * (int) number("epochs")));
    } else {
      form.set("start_from", model.toString());
      form.set("heads", TrainingSettings.AUTO);
      form.set("network", TrainingSettings.AUTO);
    }
  }

  /** Whether a longer training begins with the same epochs. */
  private static boolean isOpenEnded(String schedule) {
    return schedule.startsWith("constant") || schedule.startsWith("exponential(");
  }

  private double number(String key) {
    return ValueText.parse(form.text(key)).orElse(0);
  }
}
