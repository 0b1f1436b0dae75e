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

import morula.dataset.LabelKind;

/**
 * The settings that determine the data of a training; equal requests give the same planes, labels
 * and split.
 *
 * @param images folder or glob, or a generator of synthetic images
 * @param labels folder or glob; empty where images are generated
 * @param ids file that lists the images; empty for all
 * @param validation fraction of validation images, or a file with their names, or "parts" or
 *     "auto", see {@link KeptParts}
 * @param seed of the split, and of generated images
 * @param kind what the values of labels mean
 * @param ignoreLabel label value of pixels that are left out of the loss; −1 for none
 * @param imageSize width and height, in pixels, that images are resized to; 0 to keep their size
 * @param normalization name of the intensity normalisation
 * @param diameter pixels, "auto" or "0", see {@link morula.sizes.ObjectScale}
 */
record DataRequest(
    String images,
    String labels,
    String ids,
    String validation,
    long seed,
    LabelKind kind,
    int ignoreLabel,
    int imageSize,
    String normalization,
    String diameter) {

  /** Returns a request that differs in the choice of the validation images. */
  DataRequest withValidation(String other) {
    return new DataRequest(
        images, labels, ids, other, seed, kind, ignoreLabel, imageSize, normalization, diameter);
  }

  /** Returns the data request of a training. */
  static DataRequest of(TrainingSettings settings) {
    return new DataRequest(
        settings.get(TrainingSettings.IMAGES),
        settings.get(TrainingSettings.LABELS),
        settings.get(TrainingSettings.IDS),
        settings.get(TrainingSettings.VALIDATION),
        settings.get(TrainingSettings.SEED),
        settings.heads().labelKind(),
        settings.get(TrainingSettings.IGNORE_LABEL),
        settings.get(TrainingSettings.IMAGE_SIZE),
        settings.get(TrainingSettings.NORMALIZATION),
        settings.get(TrainingSettings.DIAMETER));
  }
}
