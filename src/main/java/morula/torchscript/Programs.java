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

package morula.torchscript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import morula.network.BatchNormFolding;
import morula.network.InputFolding;
import morula.network.Network;
import morula.network.Node;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.Shape;
import morula.network.Weights;

/** Creates the inference programs of a network. */
public final class Programs {
  private Programs() {}

  /**
   * Creates a program with a plain 32-bit {@code forward}, which PyTorch, DeepImageJ, QuPath and
   * bioimage.io can read.
   *
   * @param network the graph
   * @param weights its parameters
   * @param activation applied to the logits
   */
  public static ScriptModule export(Network network, Weights weights, OutputActivation activation) {
    return forward(
        GraphEmitter.ofInference(network, Precision.FP32),
        activation,
        attributes(network, weights, Precision.FP32, shape -> MemoryFormat.CONTIGUOUS));
  }

  /**
   * Creates a program with a fast {@code forward}: batch normalisation folded, in the given
   * precision, channels last, weights too.
   *
   * @param precision not {@link Precision#INT8}, see {@link #int8}
   */
  public static ScriptModule inference(
      Network network, Weights weights, OutputActivation activation, Precision precision) {
    BatchNormFolding folded = BatchNormFolding.of(network, weights);
    return forward(
        GraphEmitter.ofInference(folded.network(), precision),
        activation,
        attributes(folded.network(), folded.weights(), precision, MemoryFormat::ofWeight));
  }

  /**
   * Creates a program as {@link #inference} does; in 2D with oneDNN's operators for convolutions
   * that also apply a rectified linear unit or add to another output, and with joined and repeated
   * inputs merged into convolutions. It saves products and passes over the memory. Builds of
   * libtorch without oneDNN do not load it.
   *
   * @param precision {@link Precision#FP32} or {@link Precision#BF16}
   */
  public static ScriptModule fused(
      Network network, Weights weights, OutputActivation activation, Precision precision) {
    BatchNormFolding normalized = BatchNormFolding.of(network, weights);
    InputFolding folded = InputFolding.of(normalized.network(), normalized.weights());
    return forward(
        GraphEmitter.ofFused(folded.network(), precision),
        activation,
        attributes(folded.network(), folded.weights(), precision, MemoryFormat::ofWeight));
  }

  /**
   * Creates a program that computes on 8-bit integers, batch normalisation folded, channels last.
   *
   * @param ranges of the activations of the folded network, see {@link ObservationProgram}
   */
  public static ScriptModule int8(
      Network network, Weights weights, OutputActivation activation, ActivationRanges ranges) {
    BatchNormFolding folded = BatchNormFolding.of(network, weights);
    Network plain = folded.network();
    Int8Emitter emitter =
        new Int8Emitter(plain, folded.weights(), ranges, Set.of(plain.nodes().size() - 1));
    Code code = new Code();
    String logits = emitter.emit(code, "x");
    code.line("return " + code.activated(activation, logits));
    Set<String> in32Bit = new HashSet<>();
    for (int i = 0; i < plain.nodes().size(); i++) {
      Node node = plain.nodes().get(i);
      if (emitter.isIn32Bit(i)) {
        plain.parametersOf(i).forEach(p -> in32Bit.add(node.nameOf(p)));
      }
    }
    List<Attribute> attributes =
        attributes(plain, folded.weights(), Precision.FP32, MemoryFormat::ofWeight).stream()
            .filter(attribute -> in32Bit.contains(attribute.name()))
            .toList();
    return new ScriptModule(
        attributes,
        emitter.convolutions(),
        ScriptModule.method("forward", "x: Tensor", "Tensor", code));
  }

  private static ScriptModule forward(
      GraphEmitter emitter, OutputActivation activation, List<Attribute> attributes) {
    Code code = new Code();
    String logits = emitter.emit(code, "x");
    code.line("return " + code.activated(activation, logits));
    return new ScriptModule(
        attributes, ScriptModule.method("forward", "x: Tensor", "Tensor", code));
  }

  static List<Attribute> attributes(
      Network network, Weights weights, Precision precision, Function<Shape, MemoryFormat> format) {
    List<Attribute> attributes = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      attributes.add(
          new Attribute(
              parameter.name(),
              parameter.shape(),
              weights.get(parameter.name()),
              parameter.followsPrecision() ? precision.type() : DataType.FLOAT32,
              format.apply(parameter.shape()),
              parameter.trainable()));
    }
    return attributes;
  }
}
