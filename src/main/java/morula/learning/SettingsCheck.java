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
import java.util.Locale;
import morula.dataset.LabelKind;
import morula.image.Normalizations;
import morula.io.WholeFile;
import morula.model.ModelWriter;
import morula.network.ReceptiveField;
import morula.progress.InvalidRequestException;
import morula.sizes.ObjectScale;

/** Checks of a training that need no data: what is wrong is said before files are read. */
final class SettingsCheck {
  /** More would need more than 100 GB for the activations of a small network. */
  private static final long MOST_PIXELS_OF_STEP = 1L << 27;

  private SettingsCheck() {}

  /** As {@link Training#check}. */
  static TrainingSettings completed(TrainingSettings settings) {
    TrainingSettings completed = StoredSettings.restored(settings).completed();
    LossChoice.check(
        completed.get(TrainingSettings.LOSS),
        completed.get(TrainingSettings.CLASS_WEIGHTS),
        completed.heads().any());
    diameter(completed);
    stain(completed);
    patchSize(
        completed, ReceptiveField.of(completed.architecture().build(Training.DIMENSIONS, 1, 1)));
    return completed;
  }

  /** Refuses a model path that cannot be written to, before hours of training. */
  static void target(Path model) {
    ModelWriter.checkTarget("model", model);
    try {
      WholeFile.probe(model.getParent());
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(Locale.ROOT, "model=%s: %s; choose another folder", model, e.getMessage()),
          e);
    }
  }

  private static void diameter(TrainingSettings settings) {
    if (!ObjectScale.isGiven(settings.get(TrainingSettings.DIAMETER))) {
      return;
    }
    boolean synthetic = settings.generatesImages();
    if (synthetic || settings.heads().labelKind() != LabelKind.OBJECTS) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "diameter=%s: %s; leave the key out",
              settings.get(TrainingSettings.DIAMETER),
              synthetic
                  ? "the size of synthetic images is set by images="
                  : "these heads do not learn single objects, so there is no object size to scale"));
    }
  }

  private static void stain(TrainingSettings settings) {
    String normalization = settings.get(TrainingSettings.NORMALIZATION);
    if (!settings.get(TrainingSettings.AUGMENTATION).stain().isOff()
        && !normalization.equals(Normalizations.SCALE_RANGE)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "augmentation: stain needs intensities between black (0) and white (1), which normalization=%s does not give; use normalization=%s or leave stain out",
              normalization,
              Normalizations.SCALE_RANGE));
    }
  }

  private static void patchSize(TrainingSettings settings, ReceptiveField field) {
    int side = settings.get(TrainingSettings.PATCH_SIZE);
    long pixels = (long) side * side * settings.get(TrainingSettings.BATCH_SIZE);
    if (pixels > MOST_PIXELS_OF_STEP) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "patch_size=%d and batch_size=%d: a step of %d million pixels does not fit into memory; make one of them smaller",
              side,
              settings.get(TrainingSettings.BATCH_SIZE),
              pixels / 1_000_000));
    }
    int divisor = field.divisor().get(0);
    if (settings.get(TrainingSettings.PATCH_SIZE) % divisor != 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "patch_size=%d: this network needs a multiple of %d, such as %d",
              settings.get(TrainingSettings.PATCH_SIZE),
              divisor,
              Math.max(1, Math.round(settings.get(TrainingSettings.PATCH_SIZE) / (float) divisor))
                  * divisor));
    }
  }
}
