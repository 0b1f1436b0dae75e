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

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many matches at IoU 0.5 have which predicted size, as a multiple of the true size. Counts of
 * several images are added.
 *
 * <p>The ratio of a match lies between 0.5 and 2, because its IoU is at least 0.5. Ratios are
 * counted to the nearest 0.01.
 */
final class SizeRatios {
  /** The number of intervals in 1. */
  private static final int STEPS = 100;

  private static final int LOWEST = STEPS / 2;
  private static final int HIGHEST = 2 * STEPS;

  /** No match. */
  static final SizeRatios NONE = new SizeRatios(new long[HIGHEST - LOWEST + 1]);

  private final long[] counts;

  private SizeRatios(long[] counts) {
    this.counts = counts;
  }

  /** Returns the ratios of the matches of one image. */
  static SizeRatios of(Matching matching) {
    long[] counts = new long[NONE.counts.length];
    for (Matching.Match match : matching.matches()) {
      counts[Math.toIntExact(Math.round(STEPS * match.sizeRatio())) - LOWEST]++;
    }
    return new SizeRatios(counts);
  }

  /** Returns the ratios of these and {@code other} together. */
  SizeRatios plus(SizeRatios other) {
    return new SizeRatios(
        IntStream.range(0, counts.length).mapToLong(i -> counts[i] + other.counts[i]).toArray());
  }

  /**
   * Returns the median, 0.5 to 2; of an even number of matches the mean of the two in the middle.
   * It is empty if there is no match.
   */
  OptionalDouble median() {
    long matches = Arrays.stream(counts).sum();
    return matches == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((ratio((matches - 1) / 2) + ratio(matches / 2)) / 2);
  }

  /** Returns the ratio at an index of the ascending list of all ratios. */
  private double ratio(long index) {
    int interval = 0;
    for (long before = counts[0]; before <= index; before += counts[interval]) {
      interval++;
    }
    return (double) (LOWEST + interval) / STEPS;
  }
}
