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

package morula.evaluation;

/**
 * The counts from which the adapted Rand error in the true foreground is computed: ordered pairs of
 * different pixels of one image that are both foreground in the ground truth. Counts of several
 * images are added.
 *
 * <p>The error is that of the ISBI 2012 and SNEMI3D challenges (Arganda-Carreras et al.,
 * Crowdsourcing the creation of image segmentation algorithms for connectomics, Frontiers in
 * Neuroanatomy 2015), as scikit-image computes it with {@code ignore_labels=(0,)}: the pixels
 * predicted as background there count as one more object.
 *
 * @param both pairs that lie in one true and in one predicted object
 * @param truth pairs that lie in one true object
 * @param prediction pairs that lie in one predicted object
 */
record AdaptedRand(double both, double truth, double prediction) {
  static final AdaptedRand NONE = new AdaptedRand(0, 0, 0);

  /** Returns the counts of one image. */
  static AdaptedRand of(Overlaps overlaps) {
    double both = 0;
    double[] predicted = new double[overlaps.predictedCount() + 1];
    for (int pair = 0; pair < overlaps.pairCount(); pair++) {
      if (overlaps.pairTrue(pair) != Overlaps.BACKGROUND) {
        both += pairs(overlaps.intersection(pair));
        predicted[overlaps.pairPredicted(pair) - Overlaps.BACKGROUND] +=
            overlaps.intersection(pair);
      }
    }
    double truth = 0;
    for (int t = 0; t < overlaps.trueCount(); t++) {
      truth += pairs(overlaps.trueSize(t));
    }
    double prediction = 0;
    for (double pixels : predicted) {
      prediction += pairs(pixels);
    }
    return new AdaptedRand(both, truth, prediction);
  }

  private static double pairs(double pixels) {
    return pixels * (pixels - 1);
  }

  AdaptedRand plus(AdaptedRand other) {
    return new AdaptedRand(both + other.both, truth + other.truth, prediction + other.prediction);
  }

  /**
   * Returns 1 − the F-score of the pairs, 0 (the same objects) to 1; 0 if no object has two pixels,
   * for instance if there is no true object.
   */
  double error() {
    return truth + prediction == 0 ? 0 : 1 - 2 * both / (truth + prediction);
  }
}
