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

import java.util.LinkedHashMap;
import java.util.Map;
import morula.engine.Predictor;
import morula.progress.Progress;
import morula.training.Validation;
import morula.training.ValidationScores;

/**
 * A validation that also scores training images. If the training score keeps rising while the
 * validation score does not, the network is overfitting. Only the validation images select the best
 * epoch.
 *
 * @param validation evaluation of the validation images
 * @param training evaluation of a sample of the training images
 */
record TrainingScores(Validation validation, Validation training) implements Validation {

  /** Returns the name under which a validation score is stored for the training images. */
  static String name(String score) {
    return "training " + score;
  }

  @Override
  public String scoreName() {
    return validation.scoreName();
  }

  @Override
  public ValidationScores scores(Predictor network, Progress progress) {
    ValidationScores onValidation = validation.scores(network, progress);
    ValidationScores onTraining = training.scores(network, progress);
    Map<String, Double> further = new LinkedHashMap<>(onValidation.further());
    further.put(name(scoreName()), onTraining.score());
    onTraining.further().forEach((score, value) -> further.put(name(score), value));
    return new ValidationScores(onValidation.score(), further);
  }
}
