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

package morula.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of {@code training.csv}.
 *
 * @param epoch 1 for the first
 * @param trainingLoss mean over the steps of the epoch
 * @param validationLoss mean over patches of the validation images
 * @param score main score of the validation images, higher is better; NaN without validation
 * @param scoreName name of the score, such as "accuracy at IoU 0.5"
 * @param scores further scores by name, such as "IoU class 1", in the order of their columns; the
 *     last are means over the steps of the epoch, such as "confident agreement"
 * @param learningRate at the end of the epoch
 * @param seconds that the epoch took, validation included
 */
public record EpochRecord(
    int epoch,
    double trainingLoss,
    double validationLoss,
    double score,
    String scoreName,
    Map<String, Double> scores,
    double learningRate,
    double seconds) {

  /** Copies the scores in their order; an older checkpoint may have none. */
  public EpochRecord {
    scores = Collections.unmodifiableMap(scores == null ? Map.of() : new LinkedHashMap<>(scores));
  }
}
