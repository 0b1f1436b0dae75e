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

package morula.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.network.Network;
import morula.network.Weights;
import morula.torchscript.ActivationRanges;
import morula.torchscript.ObservationProgram;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Observes which values the nodes of a network compute, for its program of 8-bit integers. */
public final class ActivationObservation {
  private ActivationObservation() {}

  /**
   * Applies a network in 32 bit.
   *
   * @param images normalised: X, Y, [Z,] CHANNEL, N
   * @return the ranges of all nodes after batch normalisation has been folded
   * @throws IOException if libtorch does not accept the program
   */
  public static ActivationRanges of(
      Network network, Weights weights, List<ArrayImg<FloatType, FloatArray>> images)
      throws IOException {
    ObservationProgram program = ObservationProgram.of(network, weights);
    List<float[]> observed = new ArrayList<>();
    try (InferenceSession session = InferenceSession.of(program.module(), Device.CPU)) {
      for (ArrayImg<FloatType, FloatArray> image : images) {
        observed.add(session.predict(image).update(null).getCurrentStorageArray());
      }
    }
    return ActivationRanges.of(program.nodes(), observed);
  }
}
