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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.network.Architectures;
import morula.network.InputChannels;
import morula.network.Network;
import morula.network.Parameter;
import morula.network.Shape;
import morula.network.Weights;
import morula.network.architectures.ResNetWeights;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;
import morula.segmentation.CheckedModel;
import morula.torchscript.ArchiveReader;
import morula.torchscript.StoredTensor;

/** Copies a trained encoder into a network, as the key {@code encoder_weights} asks. */
final class EncoderWeights {
  private static final String KEY = "encoder_weights";
  private static final String ENCODER = "encoder";

  /** Name of a tensor that every ResNet of torchvision has; a file may put a prefix before it. */
  private static final String RESNET = "layer1.0.conv1.weight";

  private EncoderWeights() {}

  /**
   * Returns the given weights with those of the encoder replaced.
   *
   * @param start weights of {@code network}
   * @param source a model of Morula (path or name), or a file with the {@code state_dict} of a
   *     ResNet of torchvision
   * @throws InvalidRequestException if the source has no encoder that fits
   * @throws IOException if it cannot be read
   */
  static Weights into(Network network, Weights start, String source, Progress progress)
      throws IOException {
    return Subject.during(source, () -> read(network, start, source, progress));
  }

  private static Weights read(Network network, Weights start, String source, Progress progress)
      throws IOException {
    Path path = Models.find(KEY, source, ModelFolders.all());
    if (isStateDict(path)) {
      return ResNetWeights.into(network, start, resNet(path));
    }
    try (ModelPackage model = CheckedModel.open(path)) {
      return ofModel(network, start, model.tensors((name, shape) -> true), source, progress);
    }
  }

  private static boolean isStateDict(Path path) {
    String name = path.getFileName().toString();
    return Files.isRegularFile(path) && (name.endsWith(".pth") || name.endsWith(".pt"));
  }

  /**
   * Reads the tensors by their names in torchvision, without the prefix that a wrapper may have
   * added.
   */
  private static Map<String, float[]> resNet(Path file) throws IOException {
    Map<String, StoredTensor> stored;
    try {
      stored = ArchiveReader.read(file);
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s=%s: the file cannot be read as the state_dict of a ResNet; a file written by PyTorch before 1.6 must be loaded and saved again with torch.save",
              KEY,
              file),
          e);
    }
    String prefix =
        stored.keySet().stream()
            .filter(name -> name.endsWith(RESNET))
            .map(name -> name.substring(0, name.length() - RESNET.length()))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        String.format(
                            Locale.ROOT,
                            "%s=%s: the file holds no ResNet of torchvision (no tensor %s); give the state_dict of a torchvision ResNet, or a model",
                            KEY,
                            file,
                            RESNET)));
    Map<String, float[]> tensors = new LinkedHashMap<>();
    stored.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            tensors.put(name.substring(prefix.length()), tensor.values());
          }
        });
    return tensors;
  }

  private static Weights ofModel(
      Network network,
      Weights start,
      Map<String, StoredTensor> stored,
      String source,
      Progress progress) {
    List<Parameter> encoder =
        network.parameters().stream().filter(p -> p.name().startsWith(ENCODER)).toList();
    Map<String, float[]> values = new LinkedHashMap<>(start.asMap());
    for (Parameter parameter : encoder) {
      StoredTensor tensor = stored.get(parameter.name());
      if (tensor == null || !fits(tensor.shape(), parameter.shape(), parameter == encoder.get(0))) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s=%s: its encoder does not fit this network (%s %s); set network= to the network of that model, with the same options",
                KEY,
                source,
                parameter.name(),
                tensor == null ? "is missing" : "has another size"));
      }
      values.put(
          parameter.name(),
          tensor.shape().equals(parameter.shape())
              ? tensor.values()
              : InputChannels.adapt(
                  tensor.values(),
                  tensor.shape().sizes().get(0),
                  tensor.shape().sizes().get(1),
                  parameter.shape().sizes().get(1)));
    }
    if (encoder.isEmpty()) {
      throw new InvalidRequestException(
          KEY
              + ": this network has no encoder to load weights into; set network= to one of "
              + String.join(", ", Architectures.having(ENCODER)));
    }
    for (String name : stored.keySet()) {
      if (name.startsWith(ENCODER) && !values.containsKey(name)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s=%s: its encoder has tensors that this network does not have (%s); set network= to the network of that model, with the same options",
                KEY,
                source,
                name));
      }
    }
    progress.message(
        String.format(
            Locale.ROOT, "%d tensors of the encoder were loaded from %s", encoder.size(), source));
    return new Weights(values);
  }

  /**
   * Whether a stored shape fits: it is equal, except that the first convolution may have another
   * number of input channels.
   */
  private static boolean fits(Shape stored, Shape wanted, boolean first) {
    return stored.equals(wanted)
        || first
            && stored.sizes().size() == wanted.sizes().size()
            && stored.sizes().get(0).equals(wanted.sizes().get(0))
            && stored
                .sizes()
                .subList(2, stored.sizes().size())
                .equals(wanted.sizes().subList(2, wanted.sizes().size()));
  }
}
