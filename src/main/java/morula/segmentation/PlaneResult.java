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

package morula.segmentation;

import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The segmentation of one plane, with its scores and measures.
 *
 * @param labels X, Y in the size of the image: 0 is background; objects, whose numbers may have
 *     gaps, or classes
 * @param scores score of label i at index i − 1, 0 to 1; empty if the head has no scores
 * @param found scores of all objects that the decoder found, including those that it dropped
 * @param measures of the plane as the network saw it; empty if the model has no typical values
 * @param signs of doubt of the plane as the network saw it; empty if the model does not say what is
 *     usual
 * @param magnification pixels that the network saw for each pixel of the image, along X
 */
record PlaneResult(
    RandomAccessibleInterval<IntType> labels,
    double[] scores,
    double[] found,
    Map<ImageQuantity, Double> measures,
    Map<DoubtSign, Double> signs,
    double magnification) {

  /**
   * The same result with other scores, after objects were replaced; the measures stay those of the
   * first pass.
   */
  PlaneResult withScores(double[] replaced) {
    return new PlaneResult(labels, replaced, found, measures, signs, magnification);
  }
}
