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
package morula.learning;

/**
 * Where a share may lie on other images of the kind, 0 to 1: what covers both the choice of the
 * images and the number of objects.
 *
 * @param low lower end
 * @param high upper end
 */
record GainRange(double low, double high) {
  /** The 97.5th percentile of the normal distribution: 95 % lie within as many deviations. */
  private static final double DEVIATIONS = 1.959964;

  /**
   * Returns the score interval of a share of {@code n} objects with a confidence of 95 % (Wilson,
   * Journal of the American Statistical Association, 1927). Unlike the share itself, it is below 1
   * where all objects were found.
   *
   * @param share 0 to 1
   * @param n number of objects, at least 1
   */
  static GainRange ofObjects(double share, long n) {
    double z2 = DEVIATIONS * DEVIATIONS;
    double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half =
        DEVIATIONS / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
    return new GainRange(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /** Returns the range that holds both. */
  GainRange and(GainRange other) {
    return new GainRange(Math.min(low, other.low), Math.max(high, other.high));
  }
}
