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
import java.util.Map;
import java.util.Optional;
import morula.model.ModelPackage;
import morula.training.Checkpoints.Checkpoint;

/**
 * Recognizes the model that a training began with, also after the training was stopped and resumed:
 * in the meantime the trained model, or any other, may have taken its place.
 *
 * @param fingerprint of the model when the training began; empty without such a model, and for
 *     checkpoints of versions that did not keep it
 * @param isGone whether there is something else in its place now
 */
record StartMark(Optional<String> fingerprint, boolean isGone) {
  /** Name under which checkpoints record the fingerprint. */
  private static final String NAME = "start_model";

  /**
   * @param resumed the checkpoint from which the training goes on
   * @param replaces whether the training writes its model in the place of the one that it began
   *     with
   * @throws morula.progress.InvalidRequestException if there is no such model
   * @throws IOException if the model cannot be read
   */
  static StartMark of(TrainingSettings settings, Optional<Checkpoint> resumed, boolean replaces)
      throws IOException {
    Optional<String> from = settings.get(TrainingSettings.START_FROM);
    if (from.isEmpty()) {
      return new StartMark(Optional.empty(), false);
    }
    String now;
    try (ModelPackage model = StartingModel.open(from.get())) {
      now = model.fingerprint();
    }
    if (resumed.isEmpty()) {
      return new StartMark(Optional.of(now), false);
    }
    Optional<String> then = Optional.ofNullable(resumed.get().settings().get(NAME));
    // of an earlier version's training it is not known whether it has already ended once
    return new StartMark(then, then.map(before -> !before.equals(now)).orElse(replaces));
  }

  /** Adds the fingerprint to what checkpoints keep. */
  void keepIn(Map<String, String> kept) {
    fingerprint.ifPresent(mark -> kept.put(NAME, mark));
  }
}
