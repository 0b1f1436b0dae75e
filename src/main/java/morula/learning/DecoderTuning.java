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

import java.util.List;
import java.util.function.ToDoubleFunction;
import morula.instances.DecoderOption;
import morula.instances.DecoderOptions;
import morula.instances.Tunable;
import morula.progress.Progress;

/**
 * Tunes the decoder's options on the validation images: tries a few values of one option after the
 * other, in at most two rounds.
 */
final class DecoderTuning {
  private static final int ROUNDS = 2;

  private final ToDoubleFunction<DecoderOptions> score;
  private final Progress progress;
  private DecoderOptions best;
  private double bestScore;

  private DecoderTuning(
      DecoderOptions start, ToDoubleFunction<DecoderOptions> score, Progress progress) {
    this.score = score;
    this.progress = progress;
    best = start;
    bestScore = score.applyAsDouble(best);
  }

  /**
   * Returns the options with the highest score that the search has found.
   *
   * @param start initial options; an option changes only where another value scores higher
   * @param tunable options to tune, in tuning order
   * @param score validation score of given options; higher is better
   * @param smallArea largest minimum area to try, in pixels: about the area of the smallest true
   *     objects
   */
  static DecoderOptions tune(
      DecoderOptions start,
      List<Tunable> tunable,
      ToDoubleFunction<DecoderOptions> score,
      double smallArea,
      Progress progress) {
    DecoderTuning tuning = new DecoderTuning(start, score, progress);
    int rounds =
        tunable.size() > 1 ? ROUNDS : 1; // a second round with a single option finds nothing new
    for (int round = 0; round < rounds; round++) {
      DecoderOptions before = tuning.best;
      for (Tunable one : tunable) {
        tuning.vary(one, smallArea);
      }
      if (tuning.best.equals(before)) {
        break;
      }
    }
    return tuning.best;
  }

  private void vary(Tunable tunable, double smallArea) {
    List<DecoderOptions> candidates =
        tunable.values().stream()
            .filter(v -> tunable.option() != DecoderOption.MINIMUM_AREA || v <= smallArea)
            .map(v -> best.with(tunable.option(), v))
            .toList();
    for (DecoderOptions candidate : candidates) {
      progress.update(0, 0, "Tuning the decoder");
      if (!candidate.equals(best) && !progress.isCancelled()) {
        double value = score.applyAsDouble(candidate);
        if (value > bestScore) {
          bestScore = value;
          best = candidate;
        }
      }
    }
  }
}
