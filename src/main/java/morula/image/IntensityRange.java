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

import java.util.Arrays;

/**
 * Where the intensities of a channel lie.
 *
 * @param low the 1st percentile
 * @param high the 99.8th percentile
 * @param background the most frequent intensity: the middle of the fullest of 64 intervals
 */
record IntensityRange(double low, double high, double background) {
  /** The shares of the values below {@link #low} and {@link #high}. */
  static final double LOW = 0.01;

  static final double HIGH = 0.998;

  private static final int BINS = 64;

  static IntensityRange of(Distribution values) {
    double low = values.percentile(100 * LOW);
    double high = values.percentile(100 * HIGH);
    double width = (high - low) / BINS;
    long[] bins = new long[BINS];
    long before = values.countUpTo(Math.nextDown(low));
    for (int i = 0; i < BINS && width > 0; i++) {
      long until = values.countUpTo(i + 1 == BINS ? high : low + (i + 1) * width);
      bins[i] = until - before;
      before = until;
    }
    long most = Arrays.stream(bins).max().getAsLong();
    int fullest = 0;
    while (bins[fullest] < most) {
      fullest++;
    }
    return new IntensityRange(low, high, low + (fullest + 0.5) * width);
  }

  double width() {
    return high - low;
  }

  /**
   * The distance of the high end from the background, relative to that of the low end: about 1 for
   * noise, and many times as much if there are bright objects.
   */
  double contrast() {
    return (high - background) / (background - low);
  }
}
