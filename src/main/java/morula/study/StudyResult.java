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

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result of a study.
 *
 * @param trials in the order in which they ran
 * @param best the finished trial with the best score, the first of equals; where none finished, the
 *     best of those that left a model; empty if none did
 */
public record StudyResult(List<Trial> trials, Optional<Trial> best) {

  /** Copies the list. */
  public StudyResult {
    trials = List.copyOf(trials);
  }

  /**
   * Returns the result of {@code trials}: the best is one of those that left a model; trials
   * without a score rank last.
   */
  static StudyResult of(List<Trial> trials) {
    return new StudyResult(
        trials,
        trials.stream()
            .filter(t -> !t.epochs().isEmpty() && Files.exists(t.model()))
            .max(Comparator.comparing(StudyResult::isFinished).thenComparing(BY_SCORE)));
  }

  private static boolean isFinished(Trial trial) {
    return trial.state() == Trial.State.FINISHED;
  }

  /**
   * Ascending order of the scores; trials without a score come first, and of equal scores the later
   * trial.
   */
  static final Comparator<Trial> BY_SCORE =
      Comparator.comparingDouble(
              (Trial t) -> Double.isNaN(t.score()) ? Double.NEGATIVE_INFINITY : t.score())
          .thenComparing(t -> -t.number());
}
