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

package morula.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import morula.progress.InvalidRequestException;

/** The initial weights of convolutions; normalisations start as the identity. */
public enum WeightInitialization {
  /** Normal with variance 2 / fan-in, biases 0 (He et al. 2015, doi:10.1109/ICCV.2015.123). */
  HE_NORMAL {
    @Override
    void fill(Parameter parameter, float[] values, SplittableRandom random) {
      if (parameter.role() == Parameter.Role.WEIGHT) {
        double deviation = Math.sqrt(2.0 / parameter.fanIn());
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (deviation * random.nextGaussian());
        }
      }
    }
  },
  /**
   * The default of PyTorch's layers: weights and biases uniform between ± 1 / √fan-in, which is a
   * sixth of the variance of {@link #HE_NORMAL}.
   */
  PYTORCH {
    @Override
    void fill(Parameter parameter, float[] values, SplittableRandom random) {
      int fan =
          parameter.role() == Parameter.Role.WEIGHT
              ? fanOfPyTorch(parameter.shape())
              : parameter.fanIn();
      double bound = 1 / Math.sqrt(fan);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
  };

  /** Fills the weights or the bias of a convolution, which are 0 before. */
  abstract void fill(Parameter parameter, float[] values, SplittableRandom random);

  /**
   * Returns the fan-in as PyTorch counts it: along the second axis, even if that is the output axis
   * of a transposed convolution.
   */
  static int fanOfPyTorch(Shape weight) {
    return weight.sizes().stream().skip(1).reduce(1, Math::multiplyExact);
  }

  /**
   * @throws InvalidRequestException naming the key {@code initialization} if it is unknown
   */
  public static WeightInitialization parse(String name) {
    List<String> names =
        Arrays.stream(values()).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains(name)) {
      throw new InvalidRequestException(
          "initialization=" + name + ": unknown; choose one of " + String.join(", ", names));
    }
    return values()[names.indexOf(name)];
  }
}
