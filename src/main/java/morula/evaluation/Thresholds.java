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

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The thresholds of intersection over union (IoU) at which objects are matched: 0.5, 0.55, …, 0.95.
 *
 * <p>They are stored and compared as whole percentages, so an IoU of exactly 3/5 counts at 0.6
 * whatever the rounding of 0.6 is.
 */
public final class Thresholds {
  private static final int[] PER_CENT = IntStream.rangeClosed(10, 19).map(i -> 5 * i).toArray();

  private Thresholds() {}

  /** Returns the number of thresholds. */
  public static int count() {
    return PER_CENT.length;
  }

  /** Returns all thresholds, ascending. */
  public static DoubleStream values() {
    return IntStream.range(0, count()).mapToDouble(Thresholds::value);
  }

  /** Returns threshold {@code index}; 0.5 to 0.95. */
  public static double value(int index) {
    return PER_CENT[index] / 100.0;
  }

  /**
   * Returns the index of a threshold.
   *
   * @throws IllegalArgumentException if {@code threshold} is not one of the thresholds
   */
  public static int index(double threshold) {
    for (int i = 0; i < PER_CENT.length; i++) {
      if (Math.abs(threshold - value(i)) < 1e-6) {
        return i;
      }
    }
    throw new IllegalArgumentException(threshold + " is not one of 0.5, 0.55, ..., 0.95");
  }

  /**
   * Returns whether {@code intersection / union} is at least threshold {@code index}, computed
   * exactly.
   */
  static boolean reached(long intersection, long union, int index) {
    return intersection * 100 >= union * PER_CENT[index];
  }
}
