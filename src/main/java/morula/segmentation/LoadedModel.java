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
import morula.engine.InferenceSession;
import morula.image.Normalization;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.network.ActivationMemory;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.torchscript.Precision;

/**
 * A model that was trained by Morula, read from its package, with its network loaded: all that does
 * not depend on the image. Who made it closes it.
 *
 * @param record how it is applied
 * @param preprocessing the normalisation of intensities
 * @param field of the network
 * @param valuesPerPixel see {@link ActivationMemory}
 * @param precision in which {@code session} computes
 * @param fingerprint see {@link ModelPackage#fingerprint}
 */
record LoadedModel(
    TrainingRecord record,
    ModelParts parts,
    List<Normalization> preprocessing,
    ReceptiveField field,
    double valuesPerPixel,
    Precision precision,
    InferenceSession session,
    String fingerprint)
    implements AutoCloseable {

  /**
   * Writes the inference program from the model's weights and loads it.
   *
   * @param record of the model
   * @param parts of the model
   * @param wanted the precision; empty for the fastest
   * @param progress told of the precision that was chosen
   * @throws IOException if the weights cannot be read
   */
  static LoadedModel of(
      ModelPackage model,
      TrainingRecord record,
      ModelParts parts,
      Optional<Precision> wanted,
      Device device,
      Progress progress)
      throws IOException {
    List<Normalization> preprocessing = model.preprocessing();
    FittingWeights fitting = FittingWeights.read(model, record, parts);
    Network network = fitting.network();
    NetworkPrograms programs =
        new NetworkPrograms(
            network,
            fitting.weights(),
            parts.head().activation(),
            new ModelCalibration(model, record));
    FastestPrecision.Chosen chosen =
        wanted.isPresent()
            ? given(wanted.get(), programs, device)
            : new FastestPrecision(programs, parts.head(), record.decoder(), device)
                .load(model.fingerprint(), progress);
    return new LoadedModel(
        record,
        parts,
        preprocessing,
        ReceptiveField.of(network),
        ActivationMemory.valuesPerPixel(network),
        chosen.precision(),
        chosen.session(),
        model.fingerprint());
  }

  private static FastestPrecision.Chosen given(
      Precision precision, NetworkPrograms programs, Device device) throws IOException {
    if (!programs.has(precision)) {
      throw new InvalidRequestException(
          "precision=" + precision + ": this network has no program of 8-bit integers; use auto");
    }
    return new FastestPrecision.Chosen(precision, programs.load(precision, device));
  }

  @Override
  public void close() {
    session.close();
  }
}
