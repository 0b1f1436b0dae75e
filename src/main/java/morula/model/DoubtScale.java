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
 * What is usual of the segmentations of a model's validation images, by which the segmentation of
 * another image is judged. The signs and their use are described where they are measured.
 *
 * @param images number of validation images that were measured; 0 if nothing is known, as for older
 *     models
 * @param signs name of the sign → its values over the images
 */
public record DoubtScale(int images, Map<String, Usual> signs) {
  /** Nothing is known. */
  public static final DoubtScale NONE = new DoubtScale(0, Map.of());

  /**
   * The values of a sign over the images.
   *
   * @param median the 50th percentile
   * @param deviation half the distance from the 16th to the 84th percentile: the standard deviation
   *     of a normal distribution; above 0
   */
  public record Usual(double median, double deviation) {}

  /** Copies and sorts; a record without signs, as {@code {}} in JSON, has none. */
  public DoubtScale {
    signs = Collections.unmodifiableMap(new TreeMap<>(signs == null ? Map.of() : signs));
  }
}
