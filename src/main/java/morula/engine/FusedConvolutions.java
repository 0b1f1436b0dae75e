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

package morula.engine;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Whether the libtorch of this computer has oneDNN's operators of {@link Programs#fused}. Not every
 * build and processor has them in every precision, so a small network tells.
 */
public final class FusedConvolutions {
  private static final int SIDE = 16;

  /** Largest difference from the usual operators: rounding, in sums of other orders. */
  private static final Map<Precision, Double> TOLERANCES =
      Map.of(Precision.FP32, 1e-5, Precision.BF16, 1.0 / 64);

  private static final Map<Precision, Boolean> KNOWN = new EnumMap<>(Precision.class);

  private FusedConvolutions() {}

  /** Whether a program with these operators computes what one without them does. */
  public static boolean work(Precision precision, Device device) {
    if (!device.isProcessor() || precision != Precision.FP32 && precision != Precision.BF16) {
      return false;
    }
    synchronized (KNOWN) {
      Boolean known = KNOWN.get(precision);
      if (known != null) {
        return known;
      }
      try {
        boolean agree = agree(precision);
        KNOWN.put(precision, agree);
        return agree;
      } catch (IOException | RuntimeException e) {
        return false; // not even the usual operators work now, for another reason
      }
    }
  }

  /**
   * @throws IOException if the program with the usual operators cannot be loaded
   */
  private static boolean agree(Precision precision) throws IOException {
    Network network = Architectures.parse("unet(depth=1,width=16)").build(2, 1, 1);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    OutputActivation sigmoid = OutputActivation.SIGMOID;
    float[] values = new float[SIDE * SIDE];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    ArrayImg<FloatType, FloatArray> image = ArrayImgs.floats(values, SIDE, SIDE, 1, 1);
    float[] right = predict(Programs.inference(network, weights, sigmoid, precision), image);
    float[] found;
    try {
      found = predict(Programs.fused(network, weights, sigmoid, precision), image);
    } catch (IOException | RuntimeException e) {
      return false; // an operator is missing, or not for this processor
    }
    for (int i = 0; i < right.length; i++) {
      if (!(Math.abs(found[i] - right[i]) <= TOLERANCES.get(precision))) {
        return false;
      }
    }
    return found.length == right.length;
  }

  private static float[] predict(ScriptModule program, ArrayImg<FloatType, FloatArray> image)
      throws IOException {
    try (InferenceSession session = InferenceSession.of(program, Device.CPU)) {
      return session.predict(image).update(null).getCurrentStorageArray();
    }
  }
}
