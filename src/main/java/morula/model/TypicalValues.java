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

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The typical values of a model's training images, as ranges of single quantities. The quantities
 * and their use are described where they are measured.
 *
 * @param images number of images measured; 0 if nothing is known, as for older models
 * @param ranges name of the quantity → its values over the images
 * @param noise of the pixels of the training images, as a share of their range: the 99th percentile
 *     over the images; 0 if it is not known
 * @param doubt what is usual of the segmentations of the validation images
 * @param scoreShares which share of the objects with a score is right in the validation images
 */
public record TypicalValues(
    int images,
    Map<String, Range> ranges,
    double noise,
    DoubtScale doubt,
    ScoreShares scoreShares) {
  /** No typical values. */
  public static final TypicalValues NONE =
      new TypicalValues(0, Map.of(), 0, DoubtScale.NONE, ScoreShares.NONE);

  /**
   * Percentiles of a quantity over the images.
   *
   * @param low the 1st percentile
   * @param median the 50th percentile
   * @param high the 99th percentile
   */
  public record Range(double low, double median, double high) {}

  /** Copies and sorts; a record that lacks a part, as {@code {}} in JSON, has none. */
  public TypicalValues {
    ranges = Collections.unmodifiableMap(new TreeMap<>(ranges == null ? Map.of() : ranges));
    doubt = doubt == null ? DoubtScale.NONE : doubt;
    scoreShares = scoreShares == null ? ScoreShares.NONE : scoreShares;
  }
}
