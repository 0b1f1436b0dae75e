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
import morula.progress.HeldMessages;
import morula.progress.Progress;
import morula.torchscript.Precision;

/**
 * Opens models so that their network computes as other programs run it: the plain archive in fp32,
 * on the processor. It is slower, and only there to be compared with.
 */
public final class PlainSegmenter {
  private PlainSegmenter() {}

  /**
   * Loads a model, as {@link Segmenter#open} does.
   *
   * @throws morula.progress.InvalidRequestException as there
   * @throws IOException if it cannot be read
   */
  public static Segmenter open(SegmentationSettings settings, Progress progress)
      throws IOException {
    HeldMessages remarks = new HeldMessages(progress);
    AppliedModel model = ModelLoader.load(settings, remarks);
    try {
      return new Segmenter(settings, plain(model, settings), remarks);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static AppliedModel plain(AppliedModel model, SegmentationSettings settings)
      throws IOException {
    try (ModelPackage files = CheckedModel.open("model", settings.model())) {
      TrainingRecord record = files.record().orElseThrow();
      ModelParts parts = ModelParts.of(settings.model(), record);
      FittingWeights fitting = FittingWeights.read(files, record, parts);
      Network network = fitting.network();
      InferenceSession session =
          InferenceSession.of(
              PlainArchive.of(network, fitting.weights(), model.head().activation()), Device.CPU);
      TiledPredictor predictor =
          Tiles.predictor(
              session,
              model.head().channels().size(),
              ReceptiveField.of(network),
              settings.tileSize(),
              ActivationMemory.valuesPerPixel(network));
      return new Plain(model, session, predictor);
    }
  }

  private record Plain(AppliedModel model, InferenceSession session, TiledPredictor predictor)
      implements AppliedModel {
    @Override
    public int inputChannels() {
      return model.inputChannels();
    }

    @Override
    public List<Normalization> normalization() {
      return model.normalization();
    }

    @Override
    public Head head() {
      return model.head();
    }

    @Override
    public DecoderOptions decoder() {
      return model.decoder();
    }

    @Override
    public List<Integer> classValues() {
      return model.classValues();
    }

    @Override
    public int imageSize() {
      return model.imageSize();
    }

    @Override
    public double diameter() {
      return model.diameter();
    }

    @Override
    public TypicalValues typical() {
      return model.typical();
    }

    @Override
    public Precision precision() {
      return Precision.FP32;
    }

    @Override
    public String fingerprint() {
      return model.fingerprint();
    }

    @Override
    public void close() {
      session.close();
      model.close();
    }
  }
}
