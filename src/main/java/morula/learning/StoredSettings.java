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
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.options.Key;
import morula.progress.InvalidRequestException;
import morula.progress.Reason;
import morula.training.Checkpoints;

/** The keys of a training in its checkpoints, so that resuming needs the path of the model only. */
public final class StoredSettings {
  /** Begins the names under which the keys are stored, beside what identifies the training. */
  private static final String PREFIX = "given ";

  /** What a resumed training needs to be told, or may be told anew. */
  private static final List<Key<?>> NOT_STORED =
      List.of(TrainingSettings.MODEL, TrainingSettings.RESUME, TrainingSettings.DEVICE);

  private StoredSettings() {}

  /** Returns the keys as they are stored. */
  static Map<String, String> of(TrainingSettings settings) {
    Map<String, String> stored = new LinkedHashMap<>();
    for (Key<?> key : TrainingSettings.KEYS.all()) {
      if (!NOT_STORED.contains(key)) {
        stored.put(PREFIX + key.name(), settings.text(key));
      }
    }
    return stored;
  }

  /**
   * Returns the settings in which each key that has its default has the value of the training that
   * is resumed; the same settings if none is.
   *
   * @throws InvalidRequestException if the checkpoints cannot be read
   */
  static TrainingSettings restored(TrainingSettings settings) {
    if (!settings.get(TrainingSettings.RESUME) || settings.get(TrainingSettings.MODEL).isBlank()) {
      return settings;
    }
    Map<String, String> taken = new LinkedHashMap<>(at(settings.model()));
    taken
        .keySet()
        .removeIf(
            name -> {
              Key<?> key = TrainingSettings.KEYS.find(name);
              return !settings.text(key).equals(key.defaultText());
            });
    return settings.with(taken);
  }

  /** Whether there is a training that can be resumed. */
  public static boolean existAt(Path model) {
    return new Checkpoints(new TrainingFiles(model).checkpoints()).exist();
  }

  /**
   * Returns the keys of the training that can be resumed, by name; none if there is no such
   * training, or an earlier version wrote its checkpoints.
   *
   * @param model path of its model
   * @throws InvalidRequestException if the checkpoints cannot be read
   */
  public static Map<String, String> at(Path model) {
    Map<String, String> stored;
    try {
      stored = new Checkpoints(new TrainingFiles(model).checkpoints()).settings();
    } catch (IOException e) {
      throw new InvalidRequestException("resume: " + Reason.of(e), e);
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (Key<?> key : TrainingSettings.KEYS.all()) {
      String value = stored.get(PREFIX + key.name());
      if (value != null) {
        found.put(key.name(), value);
      }
    }
    return found;
  }
}
