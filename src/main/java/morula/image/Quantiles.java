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

package morula.image;

import java.util.function.LongToDoubleFunction;

/** Computes medians and percentiles of sorted values. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * Returns the index of the median of {@code count} sorted values; the larger one of the two in
   * the middle.
   */
  public static int median(int count) {
    return count / 2;
  }

  /**
   * Returns the value below which a share of the values lies, interpolated linearly between
   * neighbours, like {@code numpy.percentile} by default.
   *
   * @param sorted ascending; at least one
   * @param share 0 to 1
   */
  public static double of(double[] sorted, double share) {
    return of(sorted.length, i -> sorted[(int) i], share);
  }

  /**
   * Returns the same for values that are given by a function.
   *
   * @param count number of values; at least one
   * @param sorted the value at an index below {@code count}; ascending
   */
  public static double of(long count, LongToDoubleFunction sorted, double share) {
    double position = share * (count - 1);
    long index = Math.min((long) Math.floor(position), count - 1);
    double below = sorted.applyAsDouble(index);
    double above = sorted.applyAsDouble(Math.min(index + 1, count - 1));
    return below + (above - below) * (position - index);
  }
}
