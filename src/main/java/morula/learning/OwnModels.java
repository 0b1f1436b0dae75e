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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import morula.io.Renaming;
import morula.io.WholeFile;
import morula.io.WriteLock;
import morula.model.Models;
import morula.progress.InvalidRequestException;

/**
 * Renames and removes models together with what their trainings left beside them ({@link
 * TrainingFiles}): all of it, or nothing.
 */
public final class OwnModels {
  private static final String ZIP = ".zip";
  private static final int LONGEST = 100;

  private OwnModels() {}

  /** What is done to the files of a model. */
  private interface Change {
    void run() throws IOException;
  }

  /**
   * Renames a model.
   *
   * @param model folder or zip
   * @param name the new name, with or without .zip
   * @param folders the folders whose models are found by their names: no other may have this one
   * @return the new path
   * @throws InvalidRequestException in one line if the name cannot be used or is taken, or if the
   *     model is in use or is not there any more
   * @throws IOException if the disk refuses it; nothing is changed then
   */
  public static Path rename(Path model, String name, List<Path> folders) throws IOException {
    String stripped = name.strip();
    String plain =
        stripped.toLowerCase(Locale.ROOT).endsWith(ZIP)
            ? stripped.substring(0, stripped.length() - ZIP.length())
            : stripped;
    checkName(plain);
    checkThere(model);
    String old = model.getFileName().toString();
    Path renamed = model.resolveSibling(plain + old.substring(Models.name(model).length()));
    for (Path folder : folders) {
      for (Path other : Models.list(folder)) {
        if (Models.name(other).equalsIgnoreCase(plain)) { // on some disks case makes no difference
          throw new InvalidRequestException(
              "There is a model " + Models.name(other) + " already; choose another name");
        }
      }
    }
    Map<Path, Path> names = new LinkedHashMap<>();
    List<Path> from = files(model);
    List<Path> to = files(renamed);
    for (int i = 0; i < from.size(); i++) {
      if (Files.exists(to.get(i))) {
        throw new InvalidRequestException(
            to.get(i) + " exists already; choose another name for the model");
      }
      if (Files.exists(from.get(i))) {
        names.put(from.get(i), to.get(i));
      }
    }
    unused(model, () -> Renaming.all(names));
    return renamed;
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new InvalidRequestException("The new name is empty; type a name");
    }
    if (!name.matches("[^/\\\\:*?\"<>|\\p{Cntrl}]+")
        || name.startsWith(".")
        || name.endsWith(".")
        || name.length() > LONGEST) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "“%s” cannot be the name of a model: use at most %d characters, none of / \\ : * ? \" < > |, and no dot at either end",
              name,
              LONGEST));
    }
  }

  /**
   * Removes a model.
   *
   * @param model folder or zip
   * @throws InvalidRequestException in one line if the model is in use or is not there any more
   * @throws IOException if the disk refuses it; nothing is changed then
   */
  public static void remove(Path model) throws IOException {
    checkThere(model);
    unused(model, () -> removeAll(files(model)));
  }

  /**
   * Removes a paused training; a model of its name stays.
   *
   * @throws InvalidRequestException in one line if it is at work
   * @throws IOException if the disk refuses it; nothing is changed then
   */
  public static void remove(PausedTraining training) throws IOException {
    Path model = training.model();
    unused(model, () -> removeAll(List.of(new TrainingFiles(model).checkpoints())));
  }

  /** Takes the files away under hidden names first, so that a part of them is never left. */
  private static void removeAll(List<Path> files) throws IOException {
    String prefix = ".removed-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    Map<Path, Path> names = new LinkedHashMap<>();
    for (Path file : files) {
      if (Files.exists(file)) {
        names.put(file, file.resolveSibling(prefix + file.getFileName()));
      }
    }
    Renaming.all(names);
    for (Path hidden : names.values()) {
      WholeFile.delete(hidden);
    }
  }

  private static List<Path> files(Path model) {
    TrainingFiles beside = new TrainingFiles(model);
    return Stream.of(model, beside.checkpoints(), beside.table(), beside.curves()).toList();
  }

  private static void checkThere(Path model) {
    if (!Files.exists(model)) {
      throw new InvalidRequestException(
          "There is no model " + model + " any more; it was removed or renamed meanwhile");
    }
  }

  /** Does something to a model that no training writes to. */
  private static void unused(Path model, Change change) throws IOException {
    WholeFile.probe(model.toAbsolutePath().getParent());
    WriteLock lock;
    try {
      lock = WriteLock.take(new TrainingFiles(model).lock(), "model=" + model, "training");
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          "The model "
              + Models.name(model)
              + " is in use: a training is writing to it; wait until it has ended",
          e);
    }
    try (lock) {
      change.run();
    }
  }
}
