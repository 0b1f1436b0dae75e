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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import morula.image.Normalization;
import morula.instances.Head;
import morula.instances.Heads;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.network.Network;
import morula.network.Parameter;
import morula.network.Shape;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.torchscript.StoredTensor;

/** The weights at the start of a training. */
final class StartingWeights {
  /** How the names of the parameters of the last layer begin, in every architecture. */
  private static final String LAST_LAYER = "output_";

  private StartingWeights() {}

  /**
   * Returns random weights. With {@code start_from}, all tensors with the same name and shape are
   * copied from that model, but not those of the last layer if it was trained with another head,
   * whose outputs mean something else; with {@code encoder_weights}, those of the encoder are.
   *
   * @param head head of the network; a message says if the model was trained with another head
   * @param normalization how intensities are normalised in this training; a message says if the
   *     model was trained with another one
   * @throws InvalidRequestException if that model has no tensor in common with the network
   */
  static Weights of(
      Network network,
      Head head,
      List<Normalization> normalization,
      TrainingSettings settings,
      Progress progress)
      throws IOException {
    Weights random =
        Weights.initial(
            network,
            settings.get(TrainingSettings.SEED),
            settings.get(TrainingSettings.INITIALIZATION));
    if (settings.get(TrainingSettings.ENCODER_WEIGHTS).isPresent()) {
      return EncoderWeights.into(
          network, random, settings.get(TrainingSettings.ENCODER_WEIGHTS).get(), progress);
    }
    if (settings.get(TrainingSettings.START_FROM).isEmpty()) {
      return random;
    }
    try (ModelPackage model = StartingModel.open(settings.get(TrainingSettings.START_FROM).get())) {
      Map<String, Shape> shapes =
          network.parameters().stream()
              .collect(Collectors.toMap(Parameter::name, Parameter::shape));
      Map<String, StoredTensor> stored =
          model.tensors((name, shape) -> shape.equals(shapes.get(name)));
      Map<String, float[]> values = new LinkedHashMap<>(random.asMap());
      String learned =
          model.record().map(TrainingRecord::head).map(Heads::plain).orElse(head.text());
      boolean sameHead = learned.equals(head.text());
      int taken = 0;
      for (Parameter parameter : network.parameters()) {
        StoredTensor tensor = stored.get(parameter.name());
        if (tensor != null && (sameHead || !parameter.name().startsWith(LAST_LAYER))) {
          values.put(parameter.name(), tensor.values());
          taken++;
        }
      }
      if (taken == 0) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "start_from=%s: the model has nothing in common with network=%s; set network= to the network that it was trained with",
                settings.get(TrainingSettings.START_FROM).get(),
                settings.text(TrainingSettings.NETWORK)));
      }
      progress.message(
          String.format(
              Locale.ROOT,
              "%d of %d tensors were loaded from %s",
              taken,
              network.parameters().size(),
              settings.get(TrainingSettings.START_FROM).get()));
      if (!sameHead) {
        progress.message(
            String.format(
                Locale.ROOT,
                "start_from: the model was trained with heads=%s, but this training uses heads=%s; with heads=%s its last layer would fit too",
                learned,
                head.text(),
                learned));
      }
      List<String> unlike = StartingModel.unlike(model, settings, normalization);
      if (!unlike.isEmpty()) {
        progress.message(
            "start_from: the model was trained with "
                + String.join(" and ", unlike)
                + ", unlike this training: images look different to it, and the new model is not"
                + " compared with it");
      }
      return new Weights(values);
    }
  }
}
