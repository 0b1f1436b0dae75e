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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import morula.network.Int8Emission;
import morula.network.Network;
import morula.network.Node;
import morula.network.Shape;
import morula.network.Weights;

/**
 * Writes the layers of a network as TorchScript that computes on 8-bit integers. Layers without
 * such a form compute in 32 bit. A rectified linear unit is part of the layer before if nothing
 * else reads that.
 */
final class Int8Emitter {
  /** PyTorch's number of the type {@code quint8}. */
  private static final int QUINT8 = 13;

  private final Network network;
  private final Weights weights;
  private final GraphEmitter real;
  private final List<Quantization> quantizations;
  private final Set<Integer> in32Bit;

  private final Map<Integer, String> quantized = new HashMap<>();
  private final Map<Integer, String> exact = new HashMap<>();
  private final List<PackedConvolution> convolutions = new ArrayList<>();

  /** The nodes that compute in 32 bit. */
  private final Set<Integer> real32 = new HashSet<>();

  /**
   * @param in32Bit nodes that shall compute in 32 bit
   */
  Int8Emitter(Network network, Weights weights, ActivationRanges ranges, Set<Integer> in32Bit) {
    this.network = network;
    this.weights = weights;
    this.in32Bit = in32Bit;
    real = GraphEmitter.ofInference(network, Precision.FP32);
    quantizations = quantizations(network, ranges);
  }

  private static List<Quantization> quantizations(Network network, ActivationRanges ranges) {
    List<Quantization> quantizations = new ArrayList<>();
    for (Node node : network.nodes()) {
      quantizations.add(
          node.layer().keepsRange() && !node.layer().isRelu()
              ? quantizations.get(node.inputs().get(0))
              : Quantization.of(ranges.get(node.name())));
    }
    return quantizations;
  }

  /** Appends the network; returns the variable with its logits in 32 bit. */
  String emit(Code code, String input) {
    exact.put(0, code.let(real.prepared(input)));
    int count = network.nodes().size();
    for (int i = 1; i < count; i++) {
      if (!quantized.containsKey(i)) {
        emit(code, i);
      }
    }
    return exact(code, count - 1);
  }

  /** The packed weights, which the program calls {@code CONSTANTS.c0} and so on. */
  List<PackedConvolution> convolutions() {
    return List.copyOf(convolutions);
  }

  /** Whether a node computes in 32 bit, so that its parameters must be attributes. */
  boolean isIn32Bit(int node) {
    return real32.contains(node);
  }

  private void emit(Code code, int index) {
    Node node = network.nodes().get(index);
    if (!in32Bit.contains(index)) {
      List<Integer> readers = network.readers(index);
      boolean relu = readers.size() == 1 && network.nodes().get(readers.get(0)).layer().isRelu();
      if (relu) {
        int last = readers.get(0);
        Optional<String> fused = int8(code, index, true, quantizations.get(last));
        if (fused.isPresent()) {
          quantized.put(index, fused.get());
          quantized.put(last, fused.get());
          return;
        }
      }
      Optional<String> plain = int8(code, index, false, quantizations.get(index));
      if (plain.isPresent()) {
        quantized.put(index, plain.get());
        return;
      }
    }
    real32.add(index);
    List<String> inputs = node.inputs().stream().map(i -> exact(code, i)).toList();
    exact.put(index, code.let(real.expression(code, index, inputs)));
  }

  private Optional<String> int8(Code code, int index, boolean relu, Quantization output) {
    Node node = network.nodes().get(index);
    int packed = convolutions.size();
    Optional<String> expression =
        node.layer().emitInt8(new NodeEmission(code, index, relu, output));
    if (expression.isEmpty()) {
      convolutions.subList(packed, convolutions.size()).clear();
    }
    return expression.map(code::let);
  }

  /** Returns the variable of a node in 8-bit integers. */
  private String quantized(Code code, int index) {
    return quantized.computeIfAbsent(
        index,
        i ->
            code.let(
                "torch.quantize_per_tensor("
                    + exact.get(i)
                    + ", "
                    + quantizations.get(i).arguments()
                    + ", "
                    + QUINT8
                    + ")"));
  }

  /** Returns the variable of a node in 32 bit. */
  private String exact(Code code, int index) {
    return exact.computeIfAbsent(
        index, i -> code.let("torch.dequantize(" + quantized.get(i) + ")"));
  }

  /** The place of one node in the program. */
  private final class NodeEmission implements Int8Emission {
    private final Code code;
    private final int index;
    private final boolean relu;
    private final Quantization output;

    NodeEmission(Code code, int index, boolean relu, Quantization output) {
      this.code = code;
      this.index = index;
      this.relu = relu;
      this.output = output;
    }

    @Override
    public int dimensions() {
      return network.dimensions();
    }

    @Override
    public List<String> inputs() {
      return network.nodes().get(index).inputs().stream().map(i -> quantized(code, i)).toList();
    }

    @Override
    public String quantization() {
      return output.arguments();
    }

    @Override
    public boolean reluFollows() {
      return relu;
    }

    @Override
    public boolean sideOutputsAreRead() {
      return real.sideOutputsAreRead(index);
    }

    @Override
    public String let(String expression) {
      return code.let(expression);
    }

    @Override
    public Shape shape(String name) {
      return network.parameterOf(index, name).shape();
    }

    @Override
    public float[] values(String name) {
      return weights.get(network.nodes().get(index).nameOf(network.parameterOf(index, name)));
    }

    @Override
    public String packed(Kernel kernel) {
      convolutions.add(new PackedConvolution(kernel));
      return "CONSTANTS.c" + (convolutions.size() - 1);
    }
  }
}
