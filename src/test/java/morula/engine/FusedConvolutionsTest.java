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

package morula.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.network.Architectures;
import morula.network.Layer;
import morula.network.Network;
import morula.network.Node;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.network.layers.Addition;
import morula.network.layers.Concatenation;
import morula.network.layers.Convolution;
import morula.network.layers.Input;
import morula.network.layers.MaxPooling;
import morula.network.layers.Relu;
import morula.network.layers.Upsampling;
import morula.network.layers.UpsamplingMode;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the results are right, {@link ArchitectureParityTest} checks. */
class FusedConvolutionsTest {

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void theUsualBuildHasThem() {
    assertTrue(FusedConvolutions.work(Precision.FP32, Device.CPU));
  }

  @ParameterizedTest
  @EnumSource(names = {"FP16", "INT8"})
  void otherPrecisionsHaveNone(Precision precision) {
    assertFalse(FusedConvolutions.work(precision, Device.CPU));
  }

  /** Every convolution, every rectified linear unit after one, and every joining is taken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet(depth=3,width=4)",
        "unet(depth=2,width=4,upsampling=transposed,stem=2)",
        "segnet(width=2)"
      })
  void passesOverTheMemoryAreSaved(String text) {
    Network network = Architectures.parse(text).build(2, 1, 3);
    String code = code(network);
    assertEquals(0, count(code, "torch\\.(relu|cat|conv2d)"), code);
    assertEquals(nodes(network, Layer::isRelu), count(code, "\"relu\""), code);
    assertEquals(nodes(network, Layer::joinsChannels), count(code, "_pointwise_\\("), code);
  }

  @Test
  void volumesHaveTheUsualOperators() {
    Network network = Architectures.parse("unet(depth=2,width=4)").build(3, 1, 3);
    String code = code(network);
    assertEquals(0, count(code, "ops"), code);
    assertEquals(2, count(code, "conv_transpose3d"), code);
    assertEquals(0, count(code, "upsample"), code);
  }

  static Stream<Network> networks() {
    return Stream.of(
        // a repetition that one convolution reads: other blocks and kernels along the axes
        network(2, add -> conv(add, up(add, 0, 2, 3), 3, 5)),
        network(2, add -> conv(add, up(add, 0, 2, 2), 1, 1)),
        network(3, add -> conv(add, up(add, 0, 1, 2, 3), 3, 3, 1)),
        // three parts, two of them repeated
        network(
            2,
            add -> {
              int half = conv(add, add.apply(new MaxPooling(List.of(2, 2)), 0), 3, 3);
              return relu(
                  add, conv(add, join(add, up(add, half, 2, 2), 0, up(add, half, 2, 2)), 3, 3));
            }),
        network(
            3,
            add -> {
              int half = conv(add, add.apply(new MaxPooling(List.of(2, 2, 2)), 0), 3, 3, 3);
              return relu(add, conv(add, join(add, 0, up(add, half, 2, 2, 2)), 3, 3, 3));
            }),
        // a repetition and a joining that two layers read stay
        network(
            2,
            add -> {
              int up = up(add, 0, 2, 2);
              return sum(add, conv(add, up, 3, 3), conv(add, up, 3, 3));
            }),
        network(
            2,
            add -> {
              int join = join(add, 0, 0);
              return sum(add, conv(add, join, 3, 3), conv(add, join, 3, 3));
            }),
        // sums: of a convolution and what is read elsewhere, in both orders, and of one twice
        network(2, add -> relu(add, sum(add, 0, conv(add, 0, 3, 3)))),
        network(
            2,
            add -> {
              int first = conv(add, 0, 3, 3);
              int second = conv(add, relu(add, first), 3, 3);
              return conv(add, relu(add, sum(add, second, first)), 1, 1);
            }),
        network(
            2,
            add -> {
              int first = conv(add, 0, 3, 3);
              return relu(add, sum(add, first, first));
            }),
        // a stride before which nothing is repeated, and one that joins
        network(2, add -> strided(add, up(add, 0, 2, 2))),
        network(2, add -> relu(add, strided(add, join(add, 0, 0)))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void foldedNetworksPredictTheSame(Network network) throws IOException {
    Weights weights = weights(network);
    float[] values = new float[6 * 12 * 12 * 2 * (network.dimensions() == 3 ? 6 : 1)];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    long[] shape =
        network.dimensions() == 3 ? new long[] {12, 12, 6, 2, 6} : new long[] {12, 12, 2, 6};
    OutputActivation none = OutputActivation.IDENTITY;
    float[] right = predict(Programs.export(network, weights, none), values, shape);
    float[] found = predict(Programs.fused(network, weights, none, Precision.FP32), values, shape);
    assertArrayEquals(right, found, 1e-5f * 6);
  }

  private static float[] predict(ScriptModule program, float[] values, long... shape)
      throws IOException {
    try (InferenceSession session = InferenceSession.of(program, Device.CPU)) {
      return session
          .predict(ArrayImgs.floats(values.clone(), shape))
          .update(null)
          .getCurrentStorageArray();
    }
  }

  /** Appends a layer that reads some nodes, and returns its index. */
  private interface Add {
    int apply(Layer layer, int... inputs);
  }

  private static Network network(int dimensions, Function<Add, Integer> layers) {
    List<Node> nodes = new ArrayList<>(List.of(new Node("input", new Input(2), List.of())));
    layers.apply(
        (layer, inputs) -> {
          nodes.add(new Node("n" + nodes.size(), layer, IntStream.of(inputs).boxed().toList()));
          return nodes.size() - 1;
        });
    return new Network(dimensions, nodes);
  }

  private static int conv(Add add, int input, Integer... kernel) {
    List<Integer> one = Collections.nCopies(kernel.length, 1);
    return add.apply(new Convolution(2, List.of(kernel), one, true), input);
  }

  private static int strided(Add add, int input) {
    return add.apply(new Convolution(2, List.of(3, 3), List.of(2, 2), false), input);
  }

  private static int up(Add add, int input, Integer... blocks) {
    return add.apply(new Upsampling(List.of(blocks), UpsamplingMode.NEAREST), input);
  }

  private static int join(Add add, int... inputs) {
    return add.apply(new Concatenation(), inputs);
  }

  private static int sum(Add add, int... inputs) {
    return add.apply(new Addition(), inputs);
  }

  private static int relu(Add add, int input) {
    return add.apply(new Relu(), input);
  }

  private static Weights weights(Network network) {
    return Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
  }

  private static String code(Network network) {
    return Programs.fused(network, weights(network), OutputActivation.IDENTITY, Precision.BF16)
        .methods();
  }

  private static long nodes(Network network, Predicate<Layer> which) {
    return network.nodes().stream().map(Node::layer).filter(which).count();
  }

  private static int count(String code, String pattern) {
    return (int) Pattern.compile(pattern).matcher(code).results().count();
  }
}
