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
import java.util.List;
import java.util.function.Function;
import morula.network.BatchNormFolding;
import morula.network.Network;
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
    return forward(network, weights, activation, Precision.FP32, shape -> MemoryFormat.CONTIGUOUS);
  }

  /**
   * Creates a program with a fast {@code forward}: batch normalisation folded, in the given
   * precision, channels last, weights too.
   */
  public static ScriptModule inference(
      Network network, Weights weights, OutputActivation activation, Precision precision) {
    BatchNormFolding folded = BatchNormFolding.of(network, weights);
    return forward(
        folded.network(), folded.weights(), activation, precision, MemoryFormat::ofWeight);
  }

  private static ScriptModule forward(
      Network network,
      Weights weights,
      OutputActivation activation,
      Precision precision,
      Function<Shape, MemoryFormat> format) {
    List<Attribute> attributes = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      boolean half = precision == Precision.BF16 && parameter.followsPrecision();
      attributes.add(
          new Attribute(
              parameter.name(),
              parameter.shape(),
              weights.get(parameter.name()),
              half ? DataType.BFLOAT16 : DataType.FLOAT32,
              format.apply(parameter.shape()),
              parameter.trainable()));
    }
    Code code = new Code();
    String logits = new GraphEmitter(network, precision, false, false).emit(code, "x");
    code.line("return " + code.activated(activation, logits));
    return new ScriptModule(
        attributes, ScriptModule.method("forward", "x: Tensor", "Tensor", code));
  }
}
