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

package morula.sizes;

import java.util.Comparator;
import java.util.List;

/**
 * The typical size of the objects that were found.
 *
 * @param diameter of the median object, in pixels of the plane at its own scale; NaN if nothing was
 *     found
 * @param score mean of the objects, 0 to 1
 * @param count number of objects
 */
public record SizeEstimate(double diameter, double score, int count) {
  /** Standard deviation of the scores of single objects. */
  private static final double SCORE_SPREAD = 0.3;

  /**
   * Confidence below which an estimate is not used: at a coarse scale noise can look like objects.
   */
  static final double MINIMUM_CONFIDENCE = 0.4;

  public static final SizeEstimate NONE = new SizeEstimate(Double.NaN, 0, 0);

  /**
   * The confidence of the estimate: the mean score minus its standard error, since a few objects
   * prove little.
   */
  public double confidence() {
    return score - SCORE_SPREAD / Math.sqrt(count);
  }

  public boolean isConfident() {
    return confidence() >= MINIMUM_CONFIDENCE;
  }

  SizeEstimate withDiameter(double other) {
    return new SizeEstimate(other, score, count);
  }

  /** Computes the median diameter, weighted by score. */
  static SizeEstimate of(List<FoundObject> found) {
    if (found.isEmpty()) {
      return NONE;
    }
    List<FoundObject> sorted =
        found.stream().sorted(Comparator.comparingDouble(FoundObject::diameter)).toList();
    double sum = sorted.stream().mapToDouble(FoundObject::score).sum();
    int middle = 0;
    for (double below = sorted.get(0).score();
        below < sum / 2 && middle < sorted.size() - 1;
        below += sorted.get(middle).score()) {
      middle++;
    }
    return new SizeEstimate(sorted.get(middle).diameter(), sum / sorted.size(), sorted.size());
  }
}
