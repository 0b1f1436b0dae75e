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
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.inference.Tiles;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.model.TypicalValues;
import morula.network.ActivationMemory;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.torchscript.Precision;

/** A model that was trained by Morula; its record describes how it is applied. */
record MorulaModel(
    TrainingRecord record,
    Head head,
    List<Normalization> normalization,
    Precision precision,
    InferenceSession session,
    TiledPredictor predictor,
    String fingerprint)
    implements AppliedModel {

  /**
   * Writes the inference program from the model's weights and loads it.
   *
   * @param record of the model
   * @param parts of the model
   * @param normalization of intensities
   * @param settings with the numeric precision and the tile size
   * @param progress told of the precision that was chosen
   * @throws IOException if the weights cannot be read
   */
  static MorulaModel load(
      ModelPackage model,
      TrainingRecord record,
      ModelParts parts,
      List<Normalization> normalization,
      SegmentationSettings settings,
      Device device,
      Progress progress)
      throws IOException {
    Head head = parts.head();
    int channels = head.channels().size();
    FittingWeights fitting = FittingWeights.read(model, record, parts);
    Network network = fitting.network();
    NetworkPrograms programs =
        new NetworkPrograms(
            network,
            fitting.weights(),
            head.activation(),
            new ModelCalibration(model, record));
    FastestPrecision.Chosen chosen =
        settings.precision().isPresent()
            ? given(settings.precision().get(), programs, device)
            : new FastestPrecision(programs, head, record.decoder(), device)
                .load(model.fingerprint(), progress);
    InferenceSession session = chosen.session();
    TiledPredictor predictor =
        Tiles.predictor(
            session,
            channels,
            ReceptiveField.of(network),
            settings.tileSize(),
            ActivationMemory.valuesPerPixel(network));
    return new MorulaModel(
        record, head, normalization, chosen.precision(), session, predictor, model.fingerprint());
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
  public int inputChannels() {
    return record.inputChannels();
  }

  @Override
  public DecoderOptions decoder() {
    return record.decoder();
  }

  @Override
  public List<Integer> classValues() {
    return record.classValues();
  }

  @Override
  public int imageSize() {
    return record.imageSize();
  }

  @Override
  public double diameter() {
    return record.diameter();
  }

  @Override
  public TypicalValues typical() {
    return record.typical();
  }

  @Override
  public void close() {
    session.close();
  }
}
