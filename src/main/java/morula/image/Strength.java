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

import java.util.Locale;
import morula.options.ValueText;

/**
 * The strengths that make sense for a {@link Perturbation}.
 *
 * @param least smallest strength
 * @param most largest strength
 * @param whole whether only whole numbers do
 * @param example one that is usual, as a user writes it
 */
record Strength(double least, double most, boolean whole, String example) {
  /** Of what has no strength: whatever is given plays no role. */
  static final Strength NONE = of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "1");

  static Strength of(double least, double most, String example) {
    return new Strength(least, most, false, example);
  }

  static Strength whole(double least, double most, String example) {
    return new Strength(least, most, true, example);
  }

  /**
   * Refuses a strength outside the range.
   *
   * @param kind for the message
   */
  void check(String kind, double strength) {
    boolean inside = strength >= least && strength <= most;
    if (!inside || whole && strength != Math.rint(strength)) {
      throw ValueText.refused(
          "strength",
          strength,
          String.format(
              Locale.ROOT,
              "for kind=%s use a %snumber from %s to %s, such as %s",
              kind,
              whole ? "whole " : "",
              ValueText.of(least),
              ValueText.of(most),
              example));
    }
  }
}
