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

package morula.network.architectures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.network.Architectures;
import morula.network.InputChannels;
import morula.network.Network;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResNetWeightsTest {

  @ParameterizedTest
  @CsvSource({
    "conv1.weight, encoder_conv1_weight",
    "bn1.running_var, encoder_bn1_norm_variance",
    "layer1.0.bn2.weight, encoder_layer1_0_bn2_norm_weight",
    "layer3.1.conv2.weight, encoder_layer3_1_conv2_weight",
    "layer2.0.downsample.0.weight, encoder_layer2_0_downsample_conv_weight",
    "layer2.0.downsample.1.running_mean, encoder_layer2_0_downsample_norm_mean"
  })
  void namesFollowARule(String torchvision, String parameter) {
    assertEquals(Optional.of(parameter), ResNetWeights.parameterName(torchvision));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fc.weight", "fc.bias", "bn1.num_batches_tracked"})
  void theClassifierAndCountersHaveNoPlace(String torchvision) {
    assertEquals(Optional.empty(), ResNetWeights.parameterName(torchvision));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet_unet", "fpn"})
  void theWholeEncoderIsReplacedAndNothingElse(String text) {
    Network network = Architectures.parse(text).build(2, 3, 1);
    Weights start = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    Map<String, float[]> resnet = resnet18();
    Weights weights = ResNetWeights.into(network, start, resnet);
    assertEquals(start.asMap().keySet(), weights.asMap().keySet());
    weights
        .asMap()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("encoder_")) {
                assertSame(start.get(name), values);
              }
            });
    // all 120 tensors but the classifier's 2 and the counters' 20
    assertEquals(122, resnet.size());
    assertEquals(
        100, weights.asMap().keySet().stream().filter(n -> n.startsWith("encoder_")).count());
    assertSame(
        resnet.get("layer4.0.downsample.1.bias"),
        weights.get("encoder_layer4_0_downsample_norm_bias"));
    assertSame(resnet.get("conv1.weight"), weights.get("encoder_conv1_weight"));
  }

  @Test
  void theFirstConvolutionIsSummedForOneChannel() {
    float[] rgb = resnet18().get("conv1.weight");
    float[] grey = first(1);
    float[] four = first(4);
    assertEquals(64 * 49, grey.length);
    for (int o = 0; o < 64; o++) {
      for (int k = 0; k < 49; k++) {
        float red = rgb[(o * 3) * 49 + k];
        float sum = red + rgb[(o * 3 + 1) * 49 + k] + rgb[(o * 3 + 2) * 49 + k];
        assertEquals(sum, grey[o * 49 + k], 1e-6);
        assertEquals(red / 2, four[(o * 4) * 49 + k], 1e-6);
        assertEquals(red / 2, four[(o * 4 + 3) * 49 + k], 1e-6);
      }
    }
    assertArrayEquals(rgb, first(3));
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "3, 2", "3, 4", "3, 7", "2, 5", "1, 3", "5, 3"})
  void equalChannelsGiveWhatTheyGave(int from, int to) {
    float[] weights = new float[2 * from * 9];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.sin(i);
    }
    float[] adapted = InputChannels.adapt(weights, 2, from, to);
    for (int o = 0; o < 2; o++) {
      for (int k = 0; k < 9; k++) {
        assertEquals(sum(weights, o, k, from), sum(adapted, o, k, to), 1e-5);
      }
    }
  }

  private static double sum(float[] weights, int output, int k, int channels) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += weights[(output * channels + c) * 9 + k];
    }
    return sum;
  }

  private static float[] first(int channels) {
    Network network = ResNetUNet.DEFAULT.build(2, channels, 1);
    return ResNetWeights.into(
            network, Weights.initial(network, 1, WeightInitialization.HE_NORMAL), resnet18())
        .get("encoder_conv1_weight");
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() {
    refused("resnet_unet(encoder=34)", resnet18(), "encoder_layer1_2_conv1_weight is missing");
    refused("resnet_unet(width=32)", resnet18(), "encoder_conv1_weight has another size");
    refused("unet", resnet18(), "no ResNet encoder");
    refused("fpn", Map.of(), "is missing");
    Map<String, float[]> deeper = resnet18();
    put(deeper, "layer1.2.conv1.weight", 64 * 64 * 9);
    refused(
        "fpn",
        deeper,
        "more tensors than this network's encoder (such as encoder_layer1_2_conv1_weight)");
  }

  private static void refused(String text, Map<String, float[]> file, String why) {
    Network network = Architectures.parse(text).build(2, 1, 1);
    Weights start = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> ResNetWeights.into(network, start, file));
    assertTrue(e.getMessage().startsWith("encoder_weights: "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  /** Names and sizes of torchvision's resnet18, with made-up values. */
  private static Map<String, float[]> resnet18() {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    put(tensors, "conv1.weight", 64 * 3 * 49);
    norm(tensors, "bn1", 64);
    int before = 64;
    for (int layer = 1; layer <= 4; layer++) {
      int channels = 32 << layer;
      for (int block = 0; block < 2; block++) {
        String name = String.format(Locale.ROOT, "layer%d.%d.", layer, block);
        put(tensors, name + "conv1.weight", channels * before * 9);
        norm(tensors, name + "bn1", channels);
        put(tensors, name + "conv2.weight", channels * channels * 9);
        norm(tensors, name + "bn2", channels);
        if (before != channels) {
          put(tensors, name + "downsample.0.weight", channels * before);
          norm(tensors, name + "downsample.1", channels);
        }
        before = channels;
      }
    }
    put(tensors, "fc.weight", 1000 * 512);
    put(tensors, "fc.bias", 1000);
    return tensors;
  }

  private static void norm(Map<String, float[]> tensors, String name, int channels) {
    for (String tensor : new String[] {"weight", "bias", "running_mean", "running_var"}) {
      put(tensors, name + "." + tensor, channels);
    }
    put(tensors, name + ".num_batches_tracked", 1);
  }

  private static void put(Map<String, float[]> tensors, String name, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sin(i + tensors.size());
    }
    tensors.put(name, values);
  }
}
