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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.evaluation.Evaluation;
import morula.evaluation.Overlaps;
import morula.inference.Tiles;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.Heads;
import morula.io.TemporaryFiles;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.network.Weights;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.Segmenter;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Programs;

/**
 * Measures what a training gained. Both models segment whole planes as {@code segment} does: they
 * estimate the size of the objects, and see all that is around the parts kept apart; only what is
 * in these parts counts. So a model says what it would give on such an image, and not what it would
 * give if somebody told it the true size.
 *
 * <p>Both are measured in fp32 and with the same thresholds: those of the model that the training
 * began with, or else the defaults, but for a smallest area above that of the objects in these
 * images, which would leave them out. Thresholds that were tuned on the validation images would
 * flatter the trained model.
 */
final class GainMeasure {
  private final TrainingSettings settings;
  private final Network network;
  private final Head head;
  private final TrainingData data;
  private final Optional<TrainingRecord> start;

  /**
   * @param settings completed settings
   * @param startIsGone whether the model that the training began with was replaced since
   */
  GainMeasure(
      TrainingSettings settings, Network network, Head head, TrainingData data, boolean startIsGone)
      throws IOException {
    this.settings = settings;
    this.network = network;
    this.head = head;
    this.data = data;
    Optional<String> from = settings.get(TrainingSettings.START_FROM);
    start = from.isEmpty() || startIsGone ? Optional.empty() : comparable(from.get());
  }

  /** A model that would see the images otherwise than it has learned has no score either. */
  private Optional<TrainingRecord> comparable(String pathOrName) throws IOException {
    try (ModelPackage model = StartingModel.open(pathOrName)) {
      return model
          .record()
          .filter(this::fits)
          .filter(record -> StartingModel.unlike(model, settings, data.normalization()).isEmpty());
    }
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
   * Measures, and tells how far it is; a job that was stopped is measured too.
   *
   * @param weights of the trained model
   */
  Gain measure(Weights weights, ImageValidation validation, Progress progress) throws IOException {
    int planes = data.whole().size();
    int all = start.isPresent() ? 2 * planes : planes;
    DecoderOptions options =
        start.map(record -> validation.suited(record.decoder())).orElseGet(validation::defaults);
    List<ScoredImage> before = new ArrayList<>();
    if (start.isPresent()) {
      before =
          scored(
              StartingWeights.of(network, head, data.normalization(), settings, Progress.NONE),
              options,
              start.get().diameter(),
              done -> show(done, all, progress));
    }
    List<ScoredImage> after =
        scored(weights, options, data.diameter(), done -> show(all - planes + done, all, progress));
    return Gain.of(before, after, validation.mainScore(), data.hasParts());
  }

  private static void show(int done, int all, Progress progress) {
    progress.update(done, all, "Measuring what was gained");
  }

  /**
   * @param diameter that the network has learned; 0 if it sees images at their own scale
   */
  private List<ScoredImage> scored(
      Weights weights, DecoderOptions options, double diameter, IntConsumer done)
      throws IOException {
    List<ScoredImage> scored = new ArrayList<>();
    Path archive = TemporaryFiles.create(".pt", 0);
    try {
      ArchiveWriter.write(Programs.export(network, weights, head.activation()), archive);
      try (InferenceSession session = new InferenceSession(archive, Device.CPU);
          Segmenter segmenter =
              Segmenter.of(
                  Tiles.predictor(
                      session, head.channels().size(), ReceptiveField.of(network), Tiles.SMALL, 0),
                  data.channels(),
                  head,
                  options,
                  diameter)) {
        for (WholePlane plane : data.whole()) {
          done.accept(scored.size());
          scored.add(score(segmenter, plane));
        }
      }
    } finally {
      TemporaryFiles.delete(archive);
    }
    return scored;
  }

  private ScoredImage score(Segmenter segmenter, WholePlane plane) throws IOException {
    try (Segmentation found = segmenter.segment(plane.image(), Progress.NONE)) {
      Evaluation one = new Evaluation(head.labelKind(), Overlaps.NO_IGNORE);
      one.add(
          plane.validation().name(),
          plane.validation().labels(),
          plane.part(found.labels().plane(0, 0)));
      return new ScoredImage(one.pooled(), one.confusion());
    }
  }
}
