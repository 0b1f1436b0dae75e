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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.network.Architectures;
import morula.network.InputChannels;
import morula.network.Network;
import morula.network.Parameter;
import morula.network.Weights;
import morula.progress.InvalidRequestException;

/**
 * Copies the weights of a ResNet that was trained by torchvision into a network with such an
 * encoder. The names differ by a rule: {@code layer2.0.downsample.1.running_mean} is {@code
 * encoder_layer2_0_downsample_norm_mean}, {@code layer1.0.bn2.weight} is {@code
 * encoder_layer1_0_bn2_norm_weight}; the classifier and the counters of batches are left out.
 */
public final class ResNetWeights {
  private static final String FIRST = "conv1.weight";
  private static final int RGB = 3;

  private ResNetWeights() {}

  /**
   * Returns the name of the parameter for a tensor of torchvision's {@code state_dict}.
   *
   * @return empty for tensors that an encoder does not have
   */
  public static Optional<String> parameterName(String torchvisionName) {
    if (torchvisionName.startsWith("fc.") || torchvisionName.endsWith("num_batches_tracked")) {
      return Optional.empty();
    }
    return Optional.of(
        ResNetEncoder.PREFIX
            + torchvisionName
                .replace("downsample.0", "downsample_conv")
                .replace("downsample.1", "downsample_norm")
                .replaceFirst("\\b(bn\\d)\\.", "$1_norm.")
                .replace("running_mean", "mean")
                .replace("running_var", "variance")
                .replace('.', '_'));
  }

  /**
   * Returns weights in which those of the encoder are replaced. The first convolution, which
   * torchvision trains on red, green and blue, is fitted to the network's channels by {@link
   * InputChannels}.
   *
   * @param network one with a ResNet encoder
   * @param start weights of {@code network}
   * @param stateDict torchvision's names to values, in PyTorch's memory order
   * @throws InvalidRequestException naming the key {@code encoder_weights} if the network has no
   *     such encoder, or a tensor is missing or of another size
   */
  public static Weights into(Network network, Weights start, Map<String, float[]> stateDict) {
    Map<String, float[]> trained = new LinkedHashMap<>();
    stateDict.forEach(
        (name, values) ->
            parameterName(name)
                .ifPresent(
                    parameter ->
                        trained.put(
                            parameter,
                            name.equals(FIRST)
                                ? forChannels(values, network.inputChannels())
                                : values)));
    Map<String, float[]> result = new LinkedHashMap<>(start.asMap());
    boolean any = false;
    for (Parameter parameter : network.parameters()) {
      if (!parameter.name().startsWith(ResNetEncoder.PREFIX)) {
        continue;
      }
      any = true;
      float[] values = trained.get(parameter.name());
      if (values == null || values.length != parameter.shape().count()) {
        throw refused(
            String.format(
                Locale.ROOT,
                "the file's tensor for %s %s; give the state_dict of a torchvision ResNet of the same depth as the network, and use width=64",
                parameter.name(),
                values == null ? "is missing" : "has another size"));
      }
      result.put(parameter.name(), values);
    }
    if (!any) {
      throw refused(
          "this network has no ResNet encoder; choose one of "
              + String.join(", ", Architectures.having(ResNetEncoder.PREFIX)));
    }
    for (String name : trained.keySet()) {
      if (!result.containsKey(name)) {
        throw refused(
            String.format(
                Locale.ROOT,
                "the file has more tensors than this network's encoder (such as %s); give the state_dict of a torchvision ResNet of the same depth as the network",
                name));
      }
    }
    return new Weights(result);
  }

  private static InvalidRequestException refused(String why) {
    return new InvalidRequestException("encoder_weights: " + why);
  }

  /** Converts weights from [output, red green blue, Y, X] to [output, channel, Y, X]. */
  private static float[] forChannels(float[] rgb, int channels) {
    int kernel = ResNetEncoder.FIRST_KERNEL * ResNetEncoder.FIRST_KERNEL;
    return channels == RGB || rgb.length % (RGB * kernel) != 0
        ? rgb
        : InputChannels.adapt(rgb, rgb.length / RGB / kernel, RGB, channels);
  }
}
