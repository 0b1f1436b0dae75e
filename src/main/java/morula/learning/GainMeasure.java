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

package morula.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.Heads;
import morula.io.TemporaryFiles;
import morula.model.TrainingRecord;
import morula.network.Network;
import morula.network.Weights;
import morula.progress.Progress;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Programs;

/**
 * Measures what a training gained. Both models are measured in fp32 and with the same thresholds:
 * those of the model that the training began with, or else the defaults. Thresholds that were tuned
 * on the validation images would flatter the trained model.
 */
final class GainMeasure {
  private final TrainingSettings settings;
  private final Network network;
  private final Head head;
  private final TrainingData data;
  private final Optional<TrainingRecord> start;

  /**
   * @param settings completed settings
   */
  GainMeasure(TrainingSettings settings, Network network, Head head, TrainingData data) {
    this.settings = settings;
    this.network = network;
    this.head = head;
    this.data = data;
    start =
        settings.get(TrainingSettings.START_FROM).flatMap(StartingModel::record).filter(this::fits);
  }

  /** A model whose last layer is drawn anew has no score of its own. */
  private boolean fits(TrainingRecord record) {
    return Heads.plain(record.head()).equals(head.text())
        && record.classes() == data.classes()
        && record.inputChannels() == data.channels()
        && record.network().equals(settings.architecture().text());
  }

  /** Whether the training begins with a model that can be compared. */
  boolean hasStart() {
    return start.isPresent();
  }

  /**
   * Measures.
   *
   * @param weights of the trained model
   */
  Gain measure(Weights weights, ImageValidation validation) throws IOException {
    DecoderOptions options =
        start.map(record -> validation.suited(record.decoder())).orElseGet(validation::defaults);
    List<ScoredImage> before =
        start.isEmpty()
            ? List.of()
            : scored(
                StartingWeights.of(network, head, settings, Progress.NONE), validation, options);
    List<ScoredImage> after = scored(weights, validation, options);
    return Gain.of(before, after, validation.mainScore(), data.hasParts());
  }

  private List<ScoredImage> scored(
      Weights weights, ImageValidation validation, DecoderOptions options) throws IOException {
    Path archive = TemporaryFiles.create(".pt", 0);
    try {
      ArchiveWriter.write(Programs.export(network, weights, head.activation()), archive);
      try (InferenceSession session = new InferenceSession(archive, Device.CPU)) {
        return validation.each(session, options);
      }
    } finally {
      TemporaryFiles.delete(archive);
    }
  }
}
