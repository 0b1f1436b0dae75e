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

import static org.junit.jupiter.api.Assertions.assertEquals;

import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {

  /** Of a network of 16 bit, whatever belongs to a normalisation that is not folded. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet(width=2)",
        "resnet_unet(width=4)",
        "fpn(width=2,pyramid=2,segmentation=2)",
        "segnet(width=2)",
        "munet(width=2)",
        "texture_cnn"
      })
  void normalizationsStayIn32Bit(String text) {
    Network network = Architectures.parse(text).build(2, 2, 3);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    ScriptModule program =
        Programs.inference(network, weights, OutputActivation.IDENTITY, Precision.BF16);
    for (Attribute attribute : program.attributes()) {
      boolean norm = attribute.name().contains("_norm_");
      assertEquals(norm ? DataType.FLOAT32 : DataType.BFLOAT16, attribute.type(), attribute.name());
    }
  }

  /** Otherwise libtorch converts activations at every convolution. */
  @ParameterizedTest
  @ValueSource(
      strings = {"unet(width=2)", "segnet(width=2)", "fpn(width=2,pyramid=2,segmentation=2)"})
  void kernelsAreStoredChannelsLast(String text) {
    Network network = Architectures.parse(text).build(2, 2, 3);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    for (Precision precision : Precision.values()) {
      for (Attribute attribute :
          Programs.inference(network, weights, OutputActivation.IDENTITY, precision).attributes()) {
        boolean kernel = attribute.shape().sizes().size() == 4;
        assertEquals(
            kernel ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS,
            attribute.format(),
            attribute.name());
      }
    }
  }
}
