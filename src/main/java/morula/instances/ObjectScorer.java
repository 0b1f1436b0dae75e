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

import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Scores how confident the network is of each object of a plane: 0 to 1, computed from its
 * prediction alone; a higher score means that the object is more probably right. Safe for use by
 * several threads at once.
 */
public interface ObjectScorer {

  /**
   * Scores the objects of a plane in one pass over its rows; needs memory for some rows and for the
   * objects only.
   *
   * @param prediction dimensions X, Y, output channel, after the head's activation: 0 to 1
   * @param labels dimensions X, Y of the same size: 0 background, 1 to {@code objects}
   * @param objects number of objects
   * @return the score of label i at index i − 1, 0 to 1; 0 if it has no pixel
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  double[] score(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      int objects,
      Progress progress);

  /**
   * Returns a scorer by foreground and outline as {@link #byForegroundAndBoundary}, for heads that
   * predict no boundary; outlines between neighbouring objects are left out.
   *
   * @param foreground channel of the probability to lie in an object
   */
  static ObjectScorer byForeground(int foreground) {
    return new OutlineScorer(foreground, OutlineScorer.NO_BOUNDARY);
  }

  /**
   * Returns a scorer by foreground and outline. The score is the product of
   *
   * <ul>
   *   <li>the soft overlap of the object and the predicted foreground: the sum of the foreground
   *       probability p in the object, divided by its area plus the sum of p over the background
   *       pixels across its outline (an IoU that looks no further than one pixel outside);
   *   <li>the clearness of its outline: the mean, over all pairs of 4-neighbours of which one lies
   *       in the object and the other does not, of the largest of 1 − p of the outer pixel and the
   *       boundary probability of either. The edge of the image is no outline.
   * </ul>
   *
   * <p>Measured on 3,547 objects of 81 validation images of DSB 2018 (U-Net with 2 million weights,
   * head "distance"): the area under the ROC curve for having a match at IoU 0.5 is 0.85, for
   * having any overlap above 0.1 it is 0.96, and the rank correlation with the IoU is 0.73; of the
   * objects above 0.8 97 % have a match, of those below 0.4 10 %. The mean foreground probability
   * alone has 0.74, 0.93 and 0.63. Of 3,524 objects of the same images that a head "flows" found
   * and that are above its limit of 0.5, the first is 0.79 and the last 0.66; all above 0.8 have a
   * match, of those below 0.6 78 %.
   *
   * @param foreground channel of the probability to lie in an object
   * @param boundary channel of the probability to lie at an object's edge
   */
  static ObjectScorer byForegroundAndBoundary(int foreground, int boundary) {
    return new OutlineScorer(foreground, boundary);
  }

  /**
   * Returns a scorer by the largest probability in an object, for heads that find objects by such a
   * peak.
   *
   * @param probability channel of the probability to be the middle of an object
   */
  static ObjectScorer byPeak(int probability) {
    return new PeakScorer(probability);
  }
}
