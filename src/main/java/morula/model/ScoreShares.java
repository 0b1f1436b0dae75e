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
package morula.model;

import java.util.List;

/**
 * The share of the objects in the validation images that were right, by the score that the network
 * gave them. By it, a score becomes a probability: of the objects with a score of 0.8, 8 in 10 are
 * right, in images like the validation images. An object is right if it has an IoU of at least 0.5
 * with a true one.
 *
 * <p>Between the points the share is interpolated linearly, and so it is from the first one down to
 * 0 and from the last one up to 1; so objects keep their order.
 *
 * @param scores of the network, 0 to 1, strictly ascending; empty if nothing is known, as for older
 *     models
 * @param right the share at each of these scores, above 0 and below 1, strictly ascending
 */
public record ScoreShares(List<Double> scores, List<Double> right) {
  /** The highest score of a point; a network that is sure gives 1, which counts as this. */
  public static final double HIGHEST = Math.nextDown(1.0);

  /** Nothing is known: scores stay as the network gives them. */
  public static final ScoreShares NONE = new ScoreShares(List.of(), List.of());

  /** Copies; a record without points, as {@code {}} in JSON, knows nothing. */
  public ScoreShares {
    scores = scores == null ? List.of() : List.copyOf(scores);
    right = right == null ? List.of() : List.copyOf(right);
  }

  /** Whether anything is known. */
  public boolean isKnown() {
    return !scores.isEmpty();
  }

  /**
   * Returns the share of objects that are right.
   *
   * @param score of the network, 0 to 1
   */
  public double share(double score) {
    return isKnown() ? interpolated(scores, right, Math.min(score, HIGHEST)) : score;
  }

  /**
   * Returns the score of the network at which a share of the objects is right; the inverse of
   * {@link #share}.
   *
   * @param share 0 to 1
   */
  public double score(double share) {
    return isKnown() ? interpolated(right, scores, share) : share;
  }

  private static double interpolated(List<Double> from, List<Double> to, double value) {
    double x0 = 0;
    double y0 = 0;
    for (int i = 0; i < from.size(); i++) {
      if (value <= from.get(i)) {
        return between(x0, y0, from.get(i), to.get(i), value);
      }
      x0 = from.get(i);
      y0 = to.get(i);
    }
    return between(x0, y0, 1, 1, Math.min(1, value));
  }

  private static double between(double x0, double y0, double x1, double y1, double value) {
    return x1 > x0 ? y0 + (y1 - y0) * (value - x0) / (x1 - x0) : y1;
  }
}
