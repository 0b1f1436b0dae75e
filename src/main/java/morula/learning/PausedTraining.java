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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import morula.io.WriteLock;
import morula.model.Models;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;
import morula.training.Checkpoints;
import morula.training.EpochRecord;
import morula.training.History;

/**
 * A training that was paused, or ended with its program, before its last epoch: no model was
 * written since its last checkpoint, and {@code resume=true} goes on with it.
 *
 * @param model path of its model, which need not exist yet
 * @param done the finished epochs
 * @param planned number of epochs that it was to have
 * @param since when its last epoch was finished
 * @param settings its keys by name
 */
public record PausedTraining(
    Path model, History done, int planned, Instant since, Map<String, String> settings) {

  /** Copies the settings. */
  public PausedTraining {
    settings = Map.copyOf(settings);
  }

  /**
   * Returns the paused trainings whose models lie in folders, the last one first. Folders that
   * cannot be read, and checkpoints that are damaged or of a training that is at work, are left
   * out.
   */
  public static List<PausedTraining> in(Collection<Path> folders) {
    List<PausedTraining> found = new ArrayList<>();
    folders.stream()
        .map(folder -> folder.toAbsolutePath().normalize())
        .distinct()
        .forEach(
            folder ->
                names(folder).stream()
                    .map(name -> model(folder, name))
                    .flatMap(model -> at(model).stream())
                    .forEach(found::add));
    found.sort(Comparator.comparing(PausedTraining::since).reversed());
    return found;
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(TrainingFiles.CHECKPOINTS))
          .map(name -> name.substring(0, name.length() - TrainingFiles.CHECKPOINTS.length()))
          .filter(name -> !name.isEmpty() && !name.startsWith("."))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Returns the model of a name: a folder if there is one and no zip. */
  private static Path model(Path folder, String name) {
    Path zip = folder.resolve(name + ".zip");
    return !Files.exists(zip) && Files.isDirectory(folder.resolve(name))
        ? folder.resolve(name)
        : zip;
  }

  /** Returns the paused training of a model; empty if there is none. */
  public static Optional<PausedTraining> at(Path model) {
    TrainingFiles files = new TrainingFiles(model);
    Checkpoints checkpoints = new Checkpoints(files.checkpoints());
    try {
      Optional<Instant> since = checkpoints.written();
      if (since.isEmpty() || isAtWork(files)) {
        return Optional.empty();
      }
      Map<String, String> settings = StoredSettings.at(model);
      String epochs = settings.getOrDefault(TrainingSettings.EPOCHS.name(), "");
      int planned = (int) ValueText.parse(epochs).orElse(0);
      History done = checkpoints.history();
      boolean written =
          Files.exists(model)
              && !Files.getLastModifiedTime(model).toInstant().isBefore(since.get());
      return done.epochs().size() >= planned || written
          ? Optional.empty()
          : Optional.of(new PausedTraining(model, done, planned, since.get(), settings));
    } catch (IOException | InvalidRequestException e) {
      return Optional.empty(); // going on would say what is wrong
    }
  }

  private static boolean isAtWork(TrainingFiles files) {
    if (!Files.exists(files.lock())) {
      return false;
    }
    try (WriteLock lock = WriteLock.take(files.lock(), "model=" + files.model(), "training")) {
      return lock == null; // it is of a program that was killed
    } catch (InvalidRequestException e) {
      return true;
    } catch (IOException e) {
      return false; // a folder that cannot be written to
    }
  }

  /** Returns the name of its model. */
  public String name() {
    return Models.name(model);
  }

  /** Returns how far it is, such as "paused after epoch 7 of 20". */
  public String state() {
    return String.format(Locale.ROOT, "paused after epoch %d of %d", done.epochs().size(), planned);
  }

  /** Returns the best score so far, such as "accuracy at IoU 0.5 0.71 (epoch 5)". */
  public Optional<String> best() {
    return done.best().filter(epoch -> !Double.isNaN(epoch.score())).map(PausedTraining::text);
  }

  private static String text(EpochRecord epoch) {
    return String.format(
        Locale.ROOT, "%s %.2f (epoch %d)", epoch.scoreName(), epoch.score(), epoch.epoch());
  }
}
