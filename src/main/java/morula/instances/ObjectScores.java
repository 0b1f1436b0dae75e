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

package morula.instances;

import java.util.Optional;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Computes the scores of the objects that a head finds, see {@link ObjectScorer}. */
public final class ObjectScores {
  /** Objects with a lower score are called unsure: the network saw about as much against them. */
  public static final double UNSURE = 0.5;

  /** The same for scores that are the share of such objects that is right: 1 of 4 is wrong. */
  public static final double UNSURE_SHARE = 0.75;

  private ObjectScores() {}

  /** Whether a head gives scores to its objects. */
  public static boolean areAvailable(Head head) {
    return head.objectScorer().isPresent();
  }

  /**
   * Scores the objects of a plane.
   *
   * @param head that the prediction is for
   * @param prediction dimensions X, Y, output channel, after the head's activation
   * @param labels dimensions X, Y of the same size: 0 background, 1 to {@code objects}
   * @param objects number of objects
   * @return the score of label i at index i − 1, 0 to 1, 0 for one that has no pixel; empty where
   *     the head has no scores, see {@link #areAvailable}
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static double[] of(
      Head head,
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      int objects,
      Progress progress) {
    Optional<ObjectScorer> scorer = head.objectScorer();
    return scorer.isPresent()
        ? scorer.get().score(prediction, labels, objects, progress)
        : new double[0];
  }
}
