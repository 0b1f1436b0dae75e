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

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.learning.OwnModels;
import morula.learning.PausedTraining;
import morula.learning.TrainingSettings;
import morula.model.InstalledModels;
import morula.model.ModelCard;
import morula.model.ModelFacts;
import morula.model.ModelFacts.Fact;

/**
 * What the window of the models knows: the models, the trainings that were paused, and what can be
 * done with each. Needs no display.
 */
final class ModelsView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private ModelsView() {}

  /** What can be done with an entry. */
  enum Action {
    USE,
    GO_ON,
    RENAME,
    REMOVE,
    CITE
  }

  /** A line of the list. */
  sealed interface Entry {
    /** Returns the name of the model. */
    String name();

    /** Returns where the model is, or will be. */
    Path location();

    /** Returns what is known about it. */
    List<Fact> facts();

    /** Returns why something cannot be done; empty if it can. */
    Optional<String> refusal(Action action);

    /** Returns what is asked before it is removed. */
    String removal();

    /** Removes it, see {@link OwnModels}. */
    void remove() throws IOException;

    /** Returns the keys of the command {@code train} with which it is gone on with. */
    Map<String, String> goingOn();
  }

  /** A model that is found by its name. */
  record Installed(ModelCard card) implements Entry {
    @Override
    public String name() {
      return card.name();
    }

    @Override
    public Path location() {
      return card.location();
    }

    @Override
    public List<Fact> facts() {
      return ModelFacts.of(card);
    }

    @Override
    public Optional<String> refusal(Action action) {
      boolean shipped = InstalledModels.isShipped(card);
      return switch (action) {
        case USE -> Optional.empty();
        case RENAME, REMOVE ->
            shipped
                ? Optional.of("This model came with Morula; only your own can be changed")
                : Optional.empty();
        case GO_ON ->
            card.record().isPresent()
                ? Optional.empty()
                : Optional.of("Only models that Morula has trained can be trained on");
        case CITE ->
            card.about().cite().isEmpty()
                ? Optional.of("The model names no publication")
                : Optional.empty();
      };
    }

    @Override
    public String removal() {
      return "The model "
          + name()
          + " is deleted, with what its training left beside it: "
          + location();
    }

    @Override
    public void remove() throws IOException {
      OwnModels.remove(location());
    }

    @Override
    public Map<String, String> goingOn() {
      return Map.of(
          TrainingSettings.START_FROM.name(),
          name(),
          TrainingSettings.HEADS.name(),
          TrainingSettings.AUTO,
          TrainingSettings.NETWORK.name(),
          TrainingSettings.AUTO,
          TrainingSettings.RESUME.name(),
          "false");
    }
  }

  /** A training that can be gone on with. */
  record Paused(PausedTraining training) implements Entry {
    @Override
    public String name() {
      return training.name();
    }

    @Override
    public Path location() {
      return training.model();
    }

    @Override
    public List<Fact> facts() {
      List<Fact> facts = new ArrayList<>();
      facts.add(new Fact("Training", training.state() + ", on " + when(training)));
      training.best().ifPresent(best -> facts.add(new Fact("Best so far", best)));
      facts.add(new Fact("Images", setting(TrainingSettings.IMAGES.name())));
      facts.add(new Fact("Labels", setting(TrainingSettings.LABELS.name())));
      facts.add(new Fact("Began with", setting(TrainingSettings.START_FROM.name())));
      facts.add(new Fact("Will be", location().toString()));
      return facts;
    }

    private String setting(String key) {
      String value = training.settings().getOrDefault(key, "");
      return value.isEmpty() ? "nothing" : value;
    }

    @Override
    public Optional<String> refusal(Action action) {
      return switch (action) {
        case GO_ON, REMOVE -> Optional.empty();
        case USE, RENAME, CITE -> Optional.of("There is no model before the training has ended");
      };
    }

    @Override
    public String removal() {
      return "What the training of " + name() + " has learned is lost: it is " + training.state();
    }

    @Override
    public void remove() throws IOException {
      OwnModels.remove(training);
    }

    @Override
    public Map<String, String> goingOn() {
      return Map.of(
          TrainingSettings.MODEL.name(),
          location().toString(),
          TrainingSettings.RESUME.name(),
          "true");
    }
  }

  /** Returns when the last epoch of a paused training was finished, in the time of this place. */
  static String when(PausedTraining training) {
    return TIME.format(training.since().atZone(ZoneId.systemDefault()));
  }

  /**
   * Returns the models, and then the paused trainings.
   *
   * @param folders folders in which paused trainings are looked for
   */
  static List<Entry> entries(List<Path> folders) {
    List<Entry> entries = new ArrayList<>();
    InstalledModels.all().forEach(card -> entries.add(new Installed(card)));
    PausedTraining.in(folders).forEach(training -> entries.add(new Paused(training)));
    return entries;
  }
}
