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

import java.util.OptionalDouble;

/**
 * Finds values that lie far above all others, or far below them. Everything is written for the
 * upper end; for the lower end, values have the opposite sign.
 */
record Tail(Distribution values, int sign) {
  /** The largest share of values that can be far above the others. */
  private static final double MOST = 0.05;

  /** Distance from the low end, in ranges of the other values, from which on a value is far. */
  private static final double FAR = 5;

  /** The same for a single value above a gap. */
  private static final double ABOVE_GAP = 1.5;

  private static final double LEAST_OF_ONE_VALUE = 0.0002;
  private static final double MOST_OF_ONE_VALUE = 0.1;
  private static final int FEWEST_OF_ONE_VALUE = 10;

  /** Fewest different values below a gap; with fewer, all values are far apart. */
  private static final int FEWEST_DIFFERENT = 16;

  /** Fewest values of which percentiles mean something. */
  private static final int FEWEST = 1000;

  /** Share of values in an image of one value up to which they may be odd. */
  private static final double MOST_OVER_CONSTANT = 0.002;

  private static final int ROUNDS = 100;

  private static final double ROOM = 1.5;

  private double value(long index) {
    return sign > 0 ? values.value(index) : -values.value(values.total() - 1 - index);
  }

  private long countUpTo(double limit) {
    return sign > 0
        ? values.countUpTo(limit)
        : values.total() - values.countUpTo(Math.nextDown(-limit));
  }

  private double quantile(long count, double share) {
    return Quantiles.of(count, this::value, share);
  }

  /**
   * Returns the end of the range of values below a limit, with some room, as {@link #far(double,
   * double)} measures it.
   */
  double end(double limit, double share) {
    double low = low();
    return low + ROOM * (quantile(countUpTo(limit), share) - low);
  }

  private double low() {
    return quantile(values.total(), sign > 0 ? IntensityRange.LOW : 1 - IntensityRange.HIGH);
  }

  /**
   * Returns the value above which values are several times as far from the low end as nearly all
   * below it; empty if none are. It is the same with and without the values above it.
   */
  OptionalDouble far() {
    return far(sign > 0 ? IntensityRange.HIGH : 1 - IntensityRange.LOW, FAR);
  }

  /**
   * Returns the same with another measure of the range. A smaller share does not mistake the
   * blurred edge of bright pixels for the range of the others, but objects must cover more.
   *
   * @param share of values below the end of the range
   * @param distance from the low end, in ranges, from which on a value is far
   */
  OptionalDouble far(double share, double distance) {
    long total = values.total();
    if (total < FEWEST) {
      return OptionalDouble.empty();
    }
    double low = low();
    long below = (long) Math.ceil((1 - MOST) * total);
    for (int i = 0; i < ROUNDS; i++) {
      double high = quantile(below, share);
      double limit = low + distance * (high - low);
      long count = countUpTo(limit);
      if (count == total
          || count < (1 - MOST) * total
          || high == low && count < (1 - MOST_OVER_CONSTANT) * total) {
        return OptionalDouble.empty();
      }
      if (count <= below) {
        return OptionalDouble.of(limit);
      }
      below = count;
    }
    return OptionalDouble.empty();
  }

  /**
   * Returns a value between the largest value and all others if it is frequent, and far from the
   * next: as with drawings and pixels that do not work. Empty otherwise.
   */
  OptionalDouble belowGap() {
    long total = values.total();
    if (total < FEWEST) {
      return OptionalDouble.empty();
    }
    double largest = value(total - 1);
    long below = countUpTo(Math.nextDown(largest));
    double count = total - below;
    if (below == 0
        || count < Math.max(FEWEST_OF_ONE_VALUE, LEAST_OF_ONE_VALUE * total)
        || count > MOST_OF_ONE_VALUE * total) {
      return OptionalDouble.empty();
    }
    double next = value(below - 1);
    double low = low();
    boolean gap =
        largest - low > ABOVE_GAP * (next - low)
            && values.different(
                    Math.min(sign * low, sign * next), Math.max(sign * low, sign * next))
                >= FEWEST_DIFFERENT;
    return gap ? OptionalDouble.of((largest + next) / 2) : OptionalDouble.empty();
  }
}
