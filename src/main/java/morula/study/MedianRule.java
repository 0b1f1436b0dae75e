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

package morula.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import morula.training.EpochRecord;

/**
 * The rule for pruning: a trial stops when its best score so far is below the median of the best
 * scores that the finished trials had reached by the same epoch. The median stopping rule of Google
 * Vizier (Golovin et al. 2017) is milder: it takes their mean scores up to that epoch.
 */
final class MedianRule {
  /** First epoch after which a trial may be stopped. */
  static final int FIRST_EPOCH = 2;

  /** Smallest number of finished trials to compare with. */
  static final int LEAST_TRIALS = 4;

  private final List<Trial> finished;

  /**
   * @param earlier earlier trials; only those that reached their last epoch are compared with
   */
  MedianRule(List<Trial> earlier) {
    finished = earlier.stream().filter(t -> t.state() == Trial.State.FINISHED).toList();
  }

  /**
   * Returns why a trial with these epochs, in order from the first on, should stop; empty if it
   * should not.
   */
  Optional<String> reason(List<EpochRecord> epochs) {
    int epoch = epochs.size();
    double[] others =
        finished.stream()
            .filter(t -> t.epochs().size() >= epoch)
            .mapToDouble(t -> best(t.epochs().subList(0, epoch)))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (epoch < FIRST_EPOCH || others.length < LEAST_TRIALS) {
      return Optional.empty();
    }
    double median = median(others);
    double best = best(epochs);
    return best < median
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "best score %.4f after epoch %d, median %.4f of the finished trials",
                best,
                epoch,
                median))
        : Optional.empty();
  }

  /** Returns the best score; negative infinity if no epoch has one. */
  private static double best(List<EpochRecord> epochs) {
    return epochs.stream()
        .mapToDouble(EpochRecord::score)
        .filter(score -> !Double.isNaN(score))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElseThrow();
  }
}
