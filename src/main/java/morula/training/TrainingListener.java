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

import java.io.IOException;

/** A listener that follows a training run, and says how a run that is stopped shall end. */
public interface TrainingListener {

  /**
   * Is called before the first step, if the training starts from a model.
   *
   * @param score what that model reaches on the validation images, 0 to 1
   * @param name name of the score, such as "accuracy at IoU 0.5"
   */
  default void startingScore(double score, String name) {}

  /** Is called for the first validation images after each epoch, and before the first step. */
  default void imageValidated(ValidatedImage image) {}

  /** Is called after an epoch and its validation. */
  void epochFinished(EpochRecord epoch);

  /** Returns how the run shall end that was cancelled after at least one epoch. */
  default Ending ending() {
    return Ending.KEEP_BEST;
  }

  /**
   * Is called after the model was written.
   *
   * @throws IOException if what the listener writes is not complete on the disk; the message names
   *     it
   */
  default void modelWritten() throws IOException {}
}
