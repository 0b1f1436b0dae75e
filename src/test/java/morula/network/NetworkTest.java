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

package morula.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import morula.network.architectures.NetworkBuilder;
import morula.network.layers.Addition;
import morula.network.layers.BatchNormalization;
import morula.network.layers.ChannelSlice;
import morula.network.layers.Concatenation;
import morula.network.layers.Convolution;
import morula.network.layers.Input;
import morula.network.layers.MaxPooling;
import morula.network.layers.MaxUnpooling;
import morula.network.layers.Relu;
import morula.network.layers.TransposedConvolution;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void sharedParametersCountOnce() {
    NetworkBuilder builder = new NetworkBuilder(2, 1);
    int x = builder.convolution("a", 0, 1, 3, true);
    builder.addSharing("b", "a", convolution(1), x);
    Network network = builder.build();
    assertEquals(10, network.trainableCount());
    assertEquals(
        List.of("a_weight", "a_bias"), network.parameters().stream().map(Parameter::name).toList());
  }

  @Test
  void foldingGivesEachNodeItsOwnParameters() {
    NetworkBuilder builder = new NetworkBuilder(2, 1);
    int x = builder.convolution("a", 0, 1, 3, true);
    x = builder.batchNormalization("a_norm", x);
    x = builder.addSharing("b", "a", convolution(1), x);
    builder.relu("relu", x);
    Network network = builder.build();
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    weights.get("a_norm_weight")[0] = 2;
    BatchNormFolding folded = BatchNormFolding.of(network, weights);
    assertEquals(4, folded.network().nodes().size());
    assertEquals(20, folded.network().trainableCount());
    assertArrayEquals(weights.get("a_weight"), folded.weights().get("b_weight"));
    assertEquals(
        2 * weights.get("a_weight")[0] / Math.sqrt(1 + BatchNormalization.EPSILON),
        folded.weights().get("a_weight")[0],
        1e-6);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    refused("slice", b -> b.add("slice", new ChannelSlice(1, 3), 0));
    refused("b", b -> b.addSharing("b", "absent", convolution(1), 0));
    refused("b", b -> b.addSharing("b", "first", convolution(2), 0));
    refused("b", b -> b.addSharing("b", "first", convolution(1), 1));
    refused("first", b -> b.convolution("first", 0, 1, 3, true));
    refused("up", b -> b.add("up", new MaxUnpooling(b.everywhere(2)), 1, 0));
    refused("up", b -> b.add("up", new MaxUnpooling(b.everywhere(2)), 0, b.maxPooling("p", 1, 2)));
    refused("up", b -> b.add("up", new MaxUnpooling(b.everywhere(3)), 1, b.maxPooling("p", 1, 2)));
    refused("sum", b -> b.addition("sum", 1));
    refused("sum", b -> b.addition("sum", 0, 1));
    refused("two", b -> b.add("two", new Relu(), 0, 1));
    refused("again", b -> b.add("again", new Input(2), 0));
    refused("empty", b -> b.add("empty", new Addition()));
  }

  @Test
  void aNetworkBeginsWithItsInput() {
    Node sum = new Node("sum", new Concatenation(), List.of());
    Node relu = new Node("relu", new Relu(), List.of(0));
    assertThrows(IllegalArgumentException.class, () -> new Network(2, List.of(relu, relu)));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Network(2, List.of(sum, relu)));
    assertEquals("sum needs an input", e.getMessage());
  }

  private static void refused(String node, Consumer<NetworkBuilder> rest) {
    NetworkBuilder builder = new NetworkBuilder(2, 2);
    builder.convolution("first", 0, 1, 3, true);
    rest.accept(builder);
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(e.getMessage().startsWith(node + " "), e.getMessage());
  }

  @Test
  void layersOfImpossibleSizesAreRefused() {
    List<Integer> one = List.of(1, 1);
    List<Integer> two = List.of(2, 2);
    List<Integer> three = List.of(3, 3);
    assertEquals(one, new TransposedConvolution(1, three, two, one, one).outputPadding());
    assertEquals(one, new TransposedConvolution(1, three, two, two, two).outputPadding());
    assertEquals(List.of(0, 0), new TransposedConvolution(1, two).outputPadding());
    assertThrows(
        IllegalArgumentException.class,
        () -> new TransposedConvolution(1, three, two, List.of(0, 0), two));
    assertThrows(IllegalArgumentException.class, () -> new MaxPooling(three, two, List.of(0, 0)));
    assertThrows(IllegalArgumentException.class, () -> new MaxPooling(two, two, two));
    assertFalse(new MaxPooling(two).equals(new MaxPooling(three, two, one)));
  }

  private static Layer convolution(int channels) {
    return new Convolution(channels, List.of(3, 3), List.of(1, 1), true);
  }
}
