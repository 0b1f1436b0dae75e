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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import morula.image.Normalization;
import morula.instances.Heads;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.network.Architectures;
import morula.progress.InvalidRequestException;
import morula.progress.Reason;
import morula.segmentation.CheckedModel;

/**
 * The model that a training starts from, which sets the network and the heads unless the user does.
 */
public final class StartingModel {
  private static final String KEY = "start_from";

  private StartingModel() {}

  /**
   * Returns the training record of the model; empty where Morula did not train it.
   *
   * @param pathOrName path or name of a model
   * @throws InvalidRequestException if there is no such model, or it cannot be read
   */
  public static Optional<TrainingRecord> record(String pathOrName) {
    try (ModelPackage model = open(pathOrName)) {
      return model.record();
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT, "%s=%s: the model cannot be read: %s", KEY, pathOrName, Reason.of(e)),
          e);
    }
  }

  /**
   * Returns the network of the model, as the key {@code network} takes it.
   *
   * @throws InvalidRequestException naming the model if this installation lacks it
   */
  static String network(String pathOrName, TrainingRecord record) {
    return read(pathOrName, () -> Architectures.parse(record.network()), record.network());
  }

  /**
   * Returns the head of the model, as the key {@code heads} takes it.
   *
   * @throws InvalidRequestException naming the model if this installation lacks it
   */
  static String head(String pathOrName, TrainingRecord record) {
    return read(pathOrName, () -> Heads.parse(record.head(), record.classes()), record.head());
  }

  /**
   * Returns what the model was trained with that makes images look different to it, such as
   * "image_size=256"; empty if nothing does, or if Morula did not train it.
   *
   * @param normalization how intensities are normalised in this training
   */
  static List<String> unlike(
      ModelPackage model, TrainingSettings settings, List<Normalization> normalization) {
    if (model.record().isEmpty()) {
      return List.of();
    }
    Map<String, String> then = model.record().get().configuration();
    List<String> unlike =
        Stream.of(TrainingSettings.NORMALIZATION, TrainingSettings.IMAGE_SIZE)
            .filter(key -> then.containsKey(key.name()))
            .filter(key -> !then.get(key.name()).equals(settings.text(key)))
            .map(key -> key.name() + "=" + then.get(key.name()))
            .toList();
    // with fixed numbers, the same key says nothing of the numbers
    return unlike.isEmpty() && !model.preprocessing().equals(normalization)
        ? List.of("other means and standard deviations of the intensities")
        : unlike;
  }

  private static String read(String pathOrName, Supplier<?> part, String text) {
    try {
      part.get();
      return text;
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          String.format(Locale.ROOT, "%s=%s: %s", KEY, pathOrName, e.getMessage()), e);
    }
  }

  /** Whether the model lies at a path. */
  static boolean isAt(String pathOrName, Path path) throws IOException {
    return Files.exists(path)
        && Files.isSameFile(Models.find(KEY, pathOrName, ModelFolders.all()), path);
  }

  /**
   * Opens the model.
   *
   * @throws InvalidRequestException if there is no such model
   * @throws IOException if it cannot be read
   */
  static ModelPackage open(String pathOrName) throws IOException {
    return CheckedModel.open(KEY, pathOrName);
  }
}
