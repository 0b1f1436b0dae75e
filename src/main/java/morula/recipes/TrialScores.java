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

package morula.recipes;

import java.util.Arrays;
import java.util.List;
import morula.study.Spread;
import morula.study.Trial;
import morula.training.EpochRecord;

/** Looks up scores of trials by name: scores of their models and of their epochs. */
final class TrialScores {
  /** The name of the score that is the training loss of an epoch. */
  static final String TRAINING_LOSS = "training loss";

  /** The name of the score that is the validation loss of an epoch. */
  static final String VALIDATION_LOSS = "validation loss";

  private static final String MEAN = "mean ";

  private TrialScores() {}

  /**
   * Returns a score of the model of a finished trial; if the model has no score of that name, the
   * score of its epoch.
   *
   * @return NaN if there is none
   */
  static double ofModel(Trial trial, String score) {
    if (trial.state() != Trial.State.FINISHED) {
      return Double.NaN;
    }
    Double value = trial.scores().get(score);
    return value != null ? value : atEpoch(trial, score, trial.bestEpoch());
  }

  /** Returns a score after an epoch, counted from 1; NaN if there is none. */
  static double atEpoch(Trial trial, String score, int epoch) {
    double[] curve = curve(trial, score);
    return epoch >= 1 && epoch <= curve.length ? curve[epoch - 1] : Double.NaN;
  }

  /**
   * Returns a score for each epoch; NaN if there is none. If epochs have only a score X, "mean X"
   * is the mean of X over the epochs so far, like the score of the model over all epochs.
   */
  static double[] curve(Trial trial, String score) {
    double[] curve = trial.epochs().stream().mapToDouble(e -> of(e, score)).toArray();
    if (score.startsWith(MEAN) && Arrays.stream(curve).allMatch(Double::isNaN)) {
      curve = curve(trial, score.substring(MEAN.length()));
      double sum = 0;
      for (int i = 0; i < curve.length; i++) {
        sum += curve[i];
        curve[i] = sum / (i + 1);
      }
    }
    return curve;
  }

  /** Returns whether a finished trial has a score of a name. */
  static boolean isKnown(Trial trial, String score) {
    return trial.scores().containsKey(score)
        || Arrays.stream(curve(trial, score)).anyMatch(v -> !Double.isNaN(v));
  }

  /** Returns the mean of {@code score} over the models of trials. */
  static double mean(List<Trial> trials, String score) {
    return Spread.mean(trials.stream().map(t -> ofModel(t, score)).toList());
  }

  private static double of(EpochRecord epoch, String score) {
    if (score.equals(TRAINING_LOSS)) {
      return epoch.trainingLoss();
    }
    if (score.equals(VALIDATION_LOSS)) {
      return epoch.validationLoss();
    }
    return score.equals(epoch.scoreName())
        ? epoch.score()
        : epoch.scores().getOrDefault(score, Double.NaN);
  }
}
