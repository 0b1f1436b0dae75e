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

package morula.segmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import morula.engine.Device;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Loads the model that the settings name, and refuses settings that do not suit it. */
final class ModelLoader {
  private ModelLoader() {}

  /**
   * Loads a model; to be closed by the caller.
   *
   * @throws InvalidRequestException if there is no such model, it was not made by Morula, its
   *     network or head is not installed, or it cannot be applied with these settings
   * @throws IOException if it cannot be read
   */
  static AppliedModel load(SegmentationSettings settings, Progress progress) throws IOException {
    return load(settings, KeptModels.SHARED, progress);
  }

  /**
   * Loads a model, or takes it from those that are loaded.
   *
   * @param kept gets the model
   */
  static AppliedModel load(SegmentationSettings settings, KeptModels kept, Progress progress)
      throws IOException {
    SizeLimits.check(settings);
    Path path = Models.find("model", settings.model(), ModelFolders.all());
    KeptModels.Key key =
        new KeptModels.Key(ModelState.of(path), settings.precision(), settings.device());
    Optional<KeptModels.Use> found = kept.find(key);
    KeptModels.Use use =
        found.isPresent() ? found.get() : kept.add(key, opened(path, settings, progress));
    try {
      LoadedModel model = use.model();
      if (found.isPresent()) {
        check(settings, model.record(), model.parts(), progress);
        Device.parse(settings.device(), progress); // says what computes
      }
      List<Normalization> normalization =
          settings.invert()
              ? Normalizations.inverted(model.preprocessing())
              : model.preprocessing();
      return MorulaModel.of(use, normalization, settings.tileSize());
    } catch (RuntimeException | Error e) {
      use.close();
      throw e;
    }
  }

  private static LoadedModel opened(Path path, SegmentationSettings settings, Progress progress)
      throws IOException {
    try (ModelPackage model = CheckedModel.open(path)) {
      TrainingRecord record =
          model
              .record()
              .orElseThrow(
                  () ->
                      new InvalidRequestException(
                          "model="
                              + settings.model()
                              + ": this model was not made by Morula, and models of other programs cannot be used yet"));
      ModelParts parts = ModelParts.of(settings.model(), record);
      check(settings, record, parts, progress);
      Device device = Device.parse(settings.device(), progress);
      return LoadedModel.of(model, record, parts, settings.precision(), device, progress);
    }
  }

  /** Refuses settings that do not suit the model. */
  private static void check(
      SegmentationSettings settings, TrainingRecord record, ModelParts parts, Progress progress) {
    if (settings.channel() > 0 && record.inputChannels() > 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "channel=%d: this model uses %d channels at once; leave the key out",
              settings.channel(),
              record.inputChannels()));
    }
    SizeLimits.check(settings, parts.head());
    OutlineShift.check(settings, parts.head());
    tellOfSmallTiles(settings.tileSize(), record, progress);
  }

  private static void tellOfSmallTiles(int tileSize, TrainingRecord record, Progress progress) {
    int context = Collections.max(record.halo());
    int much = 4 * context; // then half of a side is context
    if (tileSize > 0 && tileSize < much) {
      progress.message(
          String.format(
              Locale.ROOT,
              "tile_size=%d is slow: %d pixels on each side of a tile are context, which is computed again for the next tile; %d or more is faster",
              tileSize,
              context,
              much));
    }
  }
}
