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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import morula.network.Architectures;
import morula.network.Layer;
import morula.network.Network;
import morula.network.Node;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    assertEquals(
        Programs.inference(network, weights(network), OutputActivation.IDENTITY, Precision.BF16)
            .methods(),
        code(network));
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
