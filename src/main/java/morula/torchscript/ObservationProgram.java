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
import morula.network.BatchNormFolding;
import morula.network.Network;
import morula.network.Node;
import morula.network.Weights;

/**
 * The program that shows which values the nodes of a network compute. Its {@code forward} takes an
 * image and returns the smallest and the largest value of each node of the folded network, one
 * after the other.
 *
 * @param module the program
 * @param nodes their names, in the order of the output
 */
public record ObservationProgram(ScriptModule module, List<String> nodes) {
  /** Creates the program. */
  public static ObservationProgram of(Network network, Weights weights) {
    BatchNormFolding folded = BatchNormFolding.of(network, weights);
    Code code = new Code();
    List<String> variables =
        GraphEmitter.ofInference(folded.network(), Precision.FP32).variables(code, "x");
    List<String> rows = new ArrayList<>();
    for (String variable : variables) {
      rows.add(code.let("torch.min(" + variable + ")"));
      rows.add(code.let("torch.max(" + variable + ")"));
    }
    code.line("return torch.stack([" + String.join(", ", rows) + "])");
    return new ObservationProgram(
        new ScriptModule(
            Programs.attributes(
                folded.network(), folded.weights(), Precision.FP32, MemoryFormat::ofWeight),
            ScriptModule.method("forward", "x: Tensor", "Tensor", code)),
        names(folded));
  }

  /** Returns the names of the nodes alone, which is quick. */
  public static List<String> nodes(Network network, Weights weights) {
    return names(BatchNormFolding.of(network, weights));
  }

  private static List<String> names(BatchNormFolding folded) {
    return folded.network().nodes().stream().map(Node::name).toList();
  }
}
