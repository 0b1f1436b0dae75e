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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.network.Emission;
import morula.network.Network;
import morula.network.Node;
import morula.network.Parameter;

/** Writes the layers of a network as TorchScript, in 2D and 3D. */
final class GraphEmitter {
  private final Network network;
  private final Precision precision;
  private final boolean training;
  private final boolean castWeights;
  private final boolean fused;

  /** The parts of nodes that are not computed, by the nodes' indices. */
  private final Map<Integer, List<Emission.Part>> joined = new HashMap<>();

  /** The nodes whose work another one has done, and that one. */
  private final Map<Integer, Integer> taken = new HashMap<>();

  /** The side outputs of nodes, by the nodes' indices. */
  private final Map<Integer, List<String>> sideOutputs = new HashMap<>();

  /**
   * @param precision of the convolutions
   * @param training whether batch normalisation uses and updates the statistics of the batch
   * @param castWeights whether weights are stored in 32 bit and have to be cast to the precision
   * @param fused whether convolutions may be oneDNN's operators, see {@link Programs#fused}
   */
  private GraphEmitter(
      Network network, Precision precision, boolean training, boolean castWeights, boolean fused) {
    this.network = network;
    this.precision = precision;
    this.training = training;
    this.castWeights = castWeights;
    this.fused = fused;
  }

  /** Returns the emitter of a network whose weights are kept in 32 bit and trained. */
  static GraphEmitter ofTraining(Network network, Precision precision, boolean training) {
    return new GraphEmitter(network, precision, training, true, false);
  }

  /** Returns the emitter of a network that predicts. */
  static GraphEmitter ofInference(Network network, Precision precision) {
    return new GraphEmitter(network, precision, false, false, false);
  }

  /** Returns the emitter of a network that predicts, in 2D with oneDNN's operators. */
  static GraphEmitter ofFused(Network network, Precision precision) {
    return new GraphEmitter(network, precision, false, false, network.dimensions() == 2);
  }

  /** Appends the network; returns the variable with its logits in 32 bit. */
  String emit(Code code, String input) {
    List<String> variables = variables(code, input);
    String last = variables.get(variables.size() - 1);
    return !isHalf() ? last : code.let(cast(last, DataType.FLOAT32));
  }

  /** Appends the network; returns the variables of its nodes in the numeric precision. */
  List<String> variables(Code code, String input) {
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < network.nodes().size(); i++) {
      Node node = network.nodes().get(i);
      List<String> inputs =
          i == 0 ? List.of(prepared(input)) : node.inputs().stream().map(variables::get).toList();
      if (isReadInParts(i)) {
        joined.put(i, parts(node, inputs));
        variables.add("");
      } else if (taken.containsKey(i)) {
        variables.add(variables.get(taken.get(i)));
      } else {
        String expression = node.layer().emit(new NodeEmission(code, i, inputs, variables));
        variables.add(code.let(expression));
      }
    }
    return variables;
  }

  /**
   * Whether a node is not computed, since its only reader reads the parts that it joins. In
   * training the copies cost more than a second convolution, above all those of the gradient, whose
   * parts do not lie densely in memory.
   */
  private boolean isReadInParts(int index) {
    List<Integer> readers = network.readers(index);
    return training
        && network.nodes().get(index).layer().joinsChannels()
        && readers.size() == 1
        && network.nodes().get(readers.get(0)).inputs().size() == 1
        && network.nodes().get(readers.get(0)).layer().readsParts();
  }

  private List<Emission.Part> parts(Node node, List<String> inputs) {
    List<Integer> channels = network.channels();
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> new Emission.Part(inputs.get(i), channels.get(node.inputs().get(i))))
        .toList();
  }

  /**
   * Returns the expression of one node.
   *
   * @param inputs variables
   */
  String expression(Code code, int index, List<String> inputs) {
    return network
        .nodes()
        .get(index)
        .layer()
        .emit(new NodeEmission(code, index, inputs, List.of()));
  }

  /**
   * Returns the input with channels last, which is fastest for convolutions, and in the numeric
   * precision.
   */
  String prepared(String input) {
    String x = !isHalf() ? input : cast(input, precision.type());
    int format = network.dimensions() == 2 ? 2 : 3;
    return "torch.contiguous(" + x + ", memory_format=" + format + ")";
  }

  private boolean isHalf() {
    return precision.type() != DataType.FLOAT32;
  }

  private static String cast(String x, DataType type) {
    return "torch.to(" + x + ", " + type.number() + ")";
  }

  /** The place of one node in the program. */
  private final class NodeEmission implements Emission {
    private final Code code;
    private final int index;
    private final Node node;
    private final List<String> inputs;
    private final List<String> earlier;

    /** The last node whose work this one does. */
    private int last;

    NodeEmission(Code code, int index, List<String> inputs, List<String> earlier) {
      this.code = code;
      this.index = index;
      this.node = network.nodes().get(index);
      this.inputs = inputs;
      this.earlier = earlier;
      last = index;
    }

    @Override
    public int dimensions() {
      return network.dimensions();
    }

    @Override
    public List<String> inputs() {
      return inputs;
    }

    @Override
    public List<Part> parts() {
      int input = node.inputs().get(0);
      return joined.getOrDefault(input, List.of(new Part(input(), network.channels().get(input))));
    }

    @Override
    public boolean training() {
      return training;
    }

    @Override
    public boolean fuses() {
      return fused;
    }

    @Override
    public Optional<String> takesSum() {
      Optional<Integer> reader = onlyReader(index);
      if (!fused || reader.isEmpty()) {
        return Optional.empty();
      }
      Node sum = network.nodes().get(reader.get());
      if (!sum.layer().isSum() || sum.inputs().size() != 2) {
        return Optional.empty();
      }
      int other = sum.inputs().get(sum.inputs().get(0) == index ? 1 : 0);
      if (other >= index
          || !onlyReader(other).equals(reader)
          || !network.nodes().get(other).layer().outputMayBeOverwritten()) {
        return Optional.empty();
      }
      take(reader.get());
      return Optional.of(earlier.get(other));
    }

    @Override
    public boolean takesRelu() {
      Optional<Integer> relu =
          onlyReader(last).filter(reader -> fused && network.nodes().get(reader).layer().isRelu());
      relu.ifPresent(this::take);
      return relu.isPresent();
    }

    private void take(int reader) {
      taken.put(reader, index);
      last = reader;
    }

    private Optional<Integer> onlyReader(int node) {
      List<Integer> readers = network.readers(node);
      return readers.size() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
    }

    @Override
    public String let(String expression) {
      return code.let(expression);
    }

    @Override
    public String parameter(String name) {
      Parameter parameter = network.parameterOf(index, name);
      boolean asStored = !isHalf() || isStoredHalf(parameter);
      return asStored ? stored(parameter) : let(cast(stored(parameter), precision.type()));
    }

    @Override
    public String parameterIn32Bit(String name) {
      Parameter parameter = network.parameterOf(index, name);
      return isStoredHalf(parameter)
          ? let(cast(stored(parameter), DataType.FLOAT32))
          : stored(parameter);
    }

    private boolean isStoredHalf(Parameter parameter) {
      return isHalf() && !castWeights && parameter.followsPrecision();
    }

    private String stored(Parameter parameter) {
      return "self." + node.nameOf(parameter);
    }

    /** Whether no other node reads the input, and the layer that computed it does not need it. */
    @Override
    public boolean inputMayBeOverwritten() {
      int input = node.inputs().get(0);
      return network.readers(input).size() == 1
          && network.nodes().get(input).layer().outputMayBeOverwritten();
    }

    @Override
    public boolean sideOutputsAreRead() {
      return GraphEmitter.this.sideOutputsAreRead(index);
    }

    @Override
    public void leaveSideOutputs(List<String> expressions) {
      sideOutputs.put(index, expressions);
    }

    @Override
    public List<String> sideOutputs(int input) {
      return sideOutputs.get(node.inputs().get(input));
    }
  }

  /** Whether a node reads the side outputs of another one. */
  boolean sideOutputsAreRead(int index) {
    return network.readers(index).stream()
        .map(network.nodes()::get)
        .anyMatch(
            reader ->
                IntStream.range(0, reader.inputs().size())
                    .anyMatch(
                        i ->
                            reader.inputs().get(i) == index && reader.layer().readsSideOutputs(i)));
  }
}
