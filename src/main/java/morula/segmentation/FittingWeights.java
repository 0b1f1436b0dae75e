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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import morula.model.ModelDescription;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.network.Network;
import morula.network.Parameter;
import morula.network.Shape;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import morula.torchscript.StoredTensor;

/**
 * The network of a model with its weights, of which there are neither too few nor other ones.
 *
 * @param network the graph that the record describes
 * @param weights all its parameters
 */
record FittingWeights(Network network, Weights weights) {

  /**
   * Reads the weights of a model.
   *
   * @throws InvalidRequestException naming the model if its files contradict each other, or a
   *     weight is not a number
   * @throws IOException if they cannot be read
   */
  static FittingWeights read(ModelPackage model, TrainingRecord record, ModelParts parts)
      throws IOException {
    ModelDescription description = model.description();
    List<String> outputs = parts.head().channels();
    compare(model, "inputs", description.input().channels().size(), record.inputChannels());
    compare(model, "outputs", description.output().channels().size(), outputs.size());
    Network network =
        parts.architecture().build(record.divisor().size(), record.inputChannels(), outputs.size());
    Map<String, Shape> shapes =
        network.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::shape));
    Map<String, StoredTensor> stored =
        model.tensors((name, shape) -> shape.equals(shapes.get(name)));
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      StoredTensor tensor = stored.get(parameter.name());
      String file = model.location() + "/" + description.weights().file().source();
      if (tensor == null) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s does not fit the network of this model, %s: %s is missing or has another size; copy or download the complete model again",
                file,
                record.network(),
                parameter.name()));
      }
      checkFinite(file, parameter, tensor.values());
      values.put(parameter.name(), tensor.values());
    }
    return new FittingWeights(network, new Weights(values));
  }

  private static void compare(ModelPackage model, String key, int described, int recorded) {
    if (described != recorded) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: rdf.yaml describes %s of %d channels, morula.json of %d; they belong to different models: copy or download the complete model again",
              model.location(),
              key,
              described,
              recorded));
    }
  }

  private static void checkFinite(String file, Parameter parameter, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s: %s has values that are not numbers (NaN) or infinite, so the model finds nothing; use another copy, or train the model again",
                file,
                parameter.name()));
      }
    }
  }
}
