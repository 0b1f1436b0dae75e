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

package morula.torchscript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The range of the values that each node of a network computes on typical images, by the nodes'
 * names. Values beyond a range are clipped when the network computes on 8-bit integers.
 */
public record ActivationRanges(Map<String, Range> ranges) {
  private static final int BINS = 2048;
  private static final int STEPS = 40;
  private static final int LEVELS = 255;

  /**
   * A range.
   *
   * @param low at most {@code high}
   */
  public record Range(double low, double high) {
    /** Returns the smallest range that holds both. */
    Range with(Range other) {
      return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
  }

  /** Copies the map. */
  public ActivationRanges {
    ranges = Map.copyOf(ranges);
  }

  /**
   * Chooses the range of each node: that which gives the smallest mean square error of values that
   * are clipped to it and rounded to 8 bits.
   *
   * @param names of the nodes
   * @param observed for each image: node after node, {@link ObservationProgram#VALUES} values that
   *     were drawn from it, then its smallest and its largest value
   */
  public static ActivationRanges of(List<String> names, List<float[]> observed) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    int each = ObservationProgram.VALUES + 2;
    for (int n = 0; n < names.size(); n++) {
      int from = n * each;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (float[] image : observed) {
        low = Math.min(low, image[from + each - 2]);
        high = Math.max(high, image[from + each - 1]);
      }
      ranges.put(names.get(n), best(low, high, observed, from));
    }
    return new ActivationRanges(ranges);
  }

  /** The range of a node. */
  Range get(String node) {
    return ranges.get(node);
  }

  private static Range best(double low, double high, List<float[]> observed, int from) {
    if (!(high > low)) {
      return new Range(low, high);
    }
    double[] centres = new double[BINS];
    long[] counts = new long[BINS];
    double width = (high - low) / BINS;
    for (int b = 0; b < BINS; b++) {
      centres[b] = low + (b + 0.5) * width;
    }
    for (float[] image : observed) {
      for (int i = from; i < from + ObservationProgram.VALUES; i++) {
        counts[(int) Math.max(0, Math.min(BINS - 1, (image[i] - low) / width))]++;
      }
    }
    Range best = new Range(low, high);
    double least = error(best, centres, counts);
    // the two ends one after the other, twice
    for (int round = 0; round < 2; round++) {
      for (int s = 1; s < STEPS; s++) {
        double share = (double) s / STEPS;
        List<Range> candidates =
            List.of(new Range(best.low(), high * share), new Range(low * share, best.high()));
        for (Range candidate : candidates) {
          double error =
              candidate.high() > candidate.low() ? error(candidate, centres, counts) : least;
          if (error < least) {
            least = error;
            best = candidate;
          }
        }
      }
    }
    return best;
  }

  private static double error(Range range, double[] centres, long[] counts) {
    double step = (Math.max(0, range.high()) - Math.min(0, range.low())) / LEVELS;
    double rounding = step * step / 12;
    return IntStream.range(0, centres.length)
        .mapToDouble(
            b -> {
              double beyond =
                  Math.max(0, centres[b] - Math.max(0, range.high()))
                      + Math.max(0, Math.min(0, range.low()) - centres[b]);
              return counts[b] * (beyond * beyond + rounding);
            })
        .sum();
  }
}
