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

import morula.evaluation.Evaluation;
import morula.instances.Head;

/**
 * The main validation score of a model, by which the best epoch, the decoder's thresholds and the
 * best trial are selected.
 *
 * @param head of the model
 * @param classes number of classes, background included; any number for objects
 */
record MainScore(Head head, int classes) {
  private static final double THRESHOLD = 0.5;

  /** Returns the name of the score, such as "mean IoU". */
  String name() {
    return switch (head.validationMeasure()) {
      case OBJECT_ACCURACY -> "accuracy at IoU 0.5";
      case MEAN_IOU -> "mean IoU";
      case FOREGROUND_IOU -> classes == 2 ? "foreground IoU" : "mean foreground IoU";
    };
  }

  /** Returns the score, 0 to 1; higher is better. */
  double of(Evaluation evaluation) {
    return of(new ScoredImage(evaluation.pooled(), evaluation.confusion()));
  }

  /** Returns the score, 0 to 1; higher is better. */
  double of(ScoredImage scored) {
    return switch (head.validationMeasure()) {
      case OBJECT_ACCURACY -> scored.scores().accuracy(THRESHOLD);
      case MEAN_IOU -> scored.confusion().meanIou();
      case FOREGROUND_IOU -> scored.confusion().meanForegroundIou();
    };
  }
}
