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

package morula.study;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A probability density of the values of one dimension, estimated from a few of them. */
interface Density {

  /** Draws a value. */
  String sample(RandomGenerator random);

  /**
   * Returns the logarithm of a choice's probability, or of a range's density over its positions, 0
   * to 1.
   */
  double log(String value);

  /** Returns the density estimated from {@code values}, which may be empty. */
  static Density of(Dimension dimension, List<String> values) {
    return dimension instanceof Range range
        ? new OfRange(range, values.stream().mapToDouble(range::place).sorted().toArray())
        : new OfChoices(((Choices) dimension).values(), values);
  }

  /** The frequency of each choice, counted once more than it occurred (Laplace's rule). */
  final class OfChoices implements Density {
    private final List<String> choices;
    private final double[] shares;

    OfChoices(List<String> choices, List<String> values) {
      this.choices = choices;
      shares = new double[choices.size()];
      Arrays.fill(shares, 1.0 / (values.size() + choices.size()));
      values.forEach(v -> shares[choices.indexOf(v)] += 1.0 / (values.size() + choices.size()));
    }

    @Override
    public String sample(RandomGenerator random) {
      double left = random.nextDouble();
      int i = 0;
      while (i < shares.length - 1 && left >= shares[i]) {
        left -= shares[i++];
      }
      return choices.get(i);
    }

    @Override
    public double log(String value) {
      return Math.log(shares[choices.indexOf(value)]);
    }
  }

  /**
   * A normal distribution around each value, as wide as the distance to its farther neighbour, and
   * a wide one over the whole range, each truncated at the ends (Bergstra et al. 2011, section
   * 4.2).
   */
  final class OfRange implements Density {
    private static final double MOST_KERNELS = 100;

    private final Range range;
    private final double[] centres;
    private final double[] widths;

    /**
     * @param places 0 to 1, ascending
     */
    OfRange(Range range, double[] places) {
      this.range = range;
      int n = places.length;
      centres = Arrays.copyOf(places, n + 1);
      widths = new double[n + 1];
      double narrowest = 1 / Math.min(MOST_KERNELS, n + 2.0);
      for (int i = 0; i < n; i++) {
        double below = places[i] - (i == 0 ? 0 : places[i - 1]);
        double above = (i == n - 1 ? 1 : places[i + 1]) - places[i];
        widths[i] = Math.max(narrowest, Math.min(1, Math.max(below, above)));
      }
      centres[n] = 0.5;
      widths[n] = 1;
    }

    @Override
    public String sample(RandomGenerator random) {
      int kernel = random.nextInt(centres.length);
      double place;
      do {
        place = centres[kernel] + widths[kernel] * random.nextGaussian();
      } while (place < 0 || place > 1);
      return range.at(place);
    }

    @Override
    public double log(String value) {
      double place = range.place(value);
      double sum = 0;
      for (int i = 0; i < centres.length; i++) {
        double inside = below((1 - centres[i]) / widths[i]) - below(-centres[i] / widths[i]);
        double z = (place - centres[i]) / widths[i];
        sum += Math.exp(-z * z / 2) / (widths[i] * inside);
      }
      return Math.log(sum / centres.length / Math.sqrt(2 * Math.PI));
    }

    /**
     * Returns the share of the normal distribution below {@code z}, by the logistic approximation
     * of Bowling et al. (2009), within 2e-4.
     */
    private static double below(double z) {
      return 1 / (1 + Math.exp(-0.07056 * z * z * z - 1.5976 * z));
    }
  }
}
