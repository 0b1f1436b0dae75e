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
import java.util.List;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.FusedConvolutions;
import morula.engine.InferenceSession;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Weights;
import morula.torchscript.ActivationRanges;
import morula.torchscript.ObservationProgram;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** The programs of a network in all numeric precisions. */
public final class NetworkPrograms {
  private final Network network;
  private final Weights weights;
  private final OutputActivation activation;
  private final NetworkCalibration calibration;

  /**
   * Creates the programs.
   *
   * @param calibration with the ranges of activations for 8-bit integers; where they are not known,
   *     they are observed when they are needed first
   */
  public NetworkPrograms(
      Network network,
      Weights weights,
      OutputActivation activation,
      NetworkCalibration calibration) {
    this.network = network;
    this.weights = weights;
    this.activation = activation;
    this.calibration = calibration;
  }

  /** The number of weights that were trained. */
  long weights() {
    return network.trainableCount();
  }

  /** The example images. */
  List<ArrayImg<FloatType, FloatArray>> images() throws IOException {
    return calibration.images();
  }

  /** Whether there is a program in a precision. */
  boolean has(Precision precision) throws IOException {
    return precision != Precision.INT8
        || network.dimensions() == 2 && (known().isPresent() || !images().isEmpty());
  }

  /**
   * Loads the program in a precision.
   *
   * @throws IOException if libtorch does not accept it
   */
  public InferenceSession load(Precision precision, Device device) throws IOException {
    return InferenceSession.of(program(precision, device), device);
  }

  private ScriptModule program(Precision precision, Device device) throws IOException {
    if (precision != Precision.INT8) {
      return FusedConvolutions.work(precision, device)
          ? Programs.fused(network, weights, activation, precision)
          : Programs.inference(network, weights, activation, precision);
    }
    Optional<ActivationRanges> known = known();
    return Programs.int8(
        network, weights, activation, known.isPresent() ? known.get() : observed());
  }

  private Optional<ActivationRanges> known() {
    return calibration.ranges(ObservationProgram.nodes(network, weights));
  }

  private ActivationRanges observed() throws IOException {
    ActivationRanges ranges = ActivationObservation.of(network, weights, images());
    calibration.observed(ObservationProgram.nodes(network, weights), ranges);
    return ranges;
  }
}
