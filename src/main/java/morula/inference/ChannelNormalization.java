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

package morula.inference;

import morula.image.FittedNormalization;

/** Normalises intensities as a network expects them, after a fit to an image. */
@FunctionalInterface
public interface ChannelNormalization {

  /**
   * @param channel index of the channel, from 0
   * @param value the intensity as stored
   * @return the normalised intensity
   */
  float apply(int channel, double value);

  /**
   * Normalises a run of values.
   *
   * @param channel index of the channel, from 0
   * @param values intensities as stored
   * @param target receives the normalised intensities from index {@code to} on
   * @param count number of values, from the first on
   */
  default void apply(int channel, double[] values, float[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] = apply(channel, values[i]);
    }
  }

  /** Returns the normalisation of a fit. */
  static ChannelNormalization of(FittedNormalization fitted) {
    return new ChannelNormalization() {
      @Override
      public float apply(int channel, double value) {
        return fitted.apply(channel, value);
      }

      @Override
      public void apply(int channel, double[] values, float[] target, int to, int count) {
        fitted.apply(channel, values, target, to, count);
      }
    };
  }
}
