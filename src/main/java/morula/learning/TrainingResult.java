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

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.progress.Count;
import morula.torchscript.Precision;
import morula.training.EpochRecord;

/**
 * The result of a training run.
 *
 * @param model path of the model package
 * @param epochs one record per epoch
 * @param bestEpoch the epoch whose weights the model has, counted from 1
 * @param scores scores of the written model by name: on the validation images, and means over the
 *     run
 * @param precision numeric precision of the training steps
 * @param gain what was gained, measured on the validation images
 * @param written whether the model was written: one that replaces the model that the training began
 *     with is written only if it is better
 * @param stopped why the run ended before its last epoch; empty when it did not
 */
public record TrainingResult(
    Path model,
    List<EpochRecord> epochs,
    int bestEpoch,
    Map<String, Double> scores,
    Precision precision,
    Gain gain,
    boolean written,
    Optional<String> stopped) {

  /** Returns in a sentence whether the model was written. */
  public String text() {
    return String.format(
        Locale.ROOT,
        written
            ? "Wrote the model %s, the best of %s"
            : "The model %s stays as it was: it is not replaced by one that is not better",
        model,
        Count.of(epochs.size(), "epoch"));
  }
}
