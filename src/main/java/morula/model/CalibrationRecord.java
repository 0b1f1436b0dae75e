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
import morula.torchscript.ActivationRanges.Range;

/**
 * What a network computes on patches of its training images, which the package carries. By them its
 * numeric precisions are compared, and its values become 8-bit integers.
 *
 * @param patches number of patches in {@code calibration.npy}; 0 in older models, which have none
 * @param ranges the smallest and the largest value of each node of the network on the patches,
 *     after batch normalisation has been folded into the convolutions
 */
public record CalibrationRecord(int patches, Map<String, Range> ranges) {
  /** Largest number of values in all patches together, as a network takes minutes for more. */
  public static final long MOST_VALUES = 1 << 24;

  /** No calibration. */
  public static final CalibrationRecord NONE = new CalibrationRecord(0, Map.of());

  /** Copies and sorts; a record without ranges, as {@code {}} in JSON, has none. */
  public CalibrationRecord {
    ranges = Collections.unmodifiableMap(new TreeMap<>(ranges == null ? Map.of() : ranges));
  }
}
