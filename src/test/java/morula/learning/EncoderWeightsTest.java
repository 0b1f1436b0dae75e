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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EncoderWeightsTest {
  /** Made by PyTorch: src/test/oracles/resnet_state_dict.py. */
  private static final Path RESNET =
      Path.of("src", "test", "resources", "morula", "learning", "resnet18_width4.pth");

  @TempDir Path folder;

  @Test
  void aStateDictOfPyTorchGoesIntoTheEncoder() throws IOException {
    Network network = network("resnet_unet(encoder=18,width=4)", 3);
    Weights start = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    Weights weights = EncoderWeights.into(network, start, RESNET.toString(), Progress.NONE);
    // tensor n of the file holds sin(0.7 i² + n); the counters of batches count too
    assertArrayEquals(wave(0, 588), weights.get("encoder_conv1_weight"), 1e-6f);
    assertArrayEquals(wave(3, 4), weights.get("encoder_bn1_norm_mean"), 1e-6f);
    assertArrayEquals(wave(6, 144), weights.get("encoder_layer1_0_conv1_weight"), 1e-6f);
    for (String name : start.asMap().keySet()) {
      assertEquals(
          !name.startsWith("encoder_"),
          Arrays.equals(start.get(name), weights.get(name)),
          name + " is taken from the file if it is the encoder's, and only then");
    }
  }

  @Test
  void greyImagesGetTheSumOverTheColours() throws IOException {
    Network network = network("fpn(encoder=18,width=4)", 1);
    Weights start = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    float[] grey =
        EncoderWeights.into(network, start, RESNET.toString(), Progress.NONE)
            .get("encoder_conv1_weight");
    float[] rgb = wave(0, 588);
    assertEquals(196, grey.length);
    for (int o = 0; o < 4; o++) {
      for (int k = 0; k < 49; k++) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
          sum += rgb[(o * 3 + c) * 49 + k];
        }
        assertEquals(sum, grey[o * 49 + k], 1e-5);
      }
    }
  }

  @Test
  void theEncoderOfAModelStartsAnotherAndTheRestIsRandom() throws IOException {
    TinyTraining.data(folder);
    TinyTraining.run(TinyTraining.settings(folder, "first.zip", false, 0.003));
    Network network = network("unet(depth=2,width=4)", 3);
    Weights start = Weights.initial(network, 9, WeightInitialization.HE_NORMAL);
    List<String> said = new ArrayList<>();
    Weights weights =
        EncoderWeights.into(
            network,
            start,
            folder.resolve("first.zip").toString(),
            TestProgress.telling(said::add));
    for (String name : start.asMap().keySet()) {
      boolean same = Arrays.equals(start.get(name), weights.get(name));
      assertEquals(!name.startsWith("encoder"), same, name);
    }
    // one channel became three: on grey shown as RGB the first layer answers as it did
    assertEquals(3 * 9 * 4, weights.get("encoder0_a_conv_weight").length, "3 channels");
    assertTrue(said.get(0).contains("encoder"), said.toString());
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pth"), "no archive");
    refused("resnet_unet(encoder=18,width=4)", text, "saved again with torch.save");
    refused("resnet_unet(encoder=18,width=8)", RESNET, "has another size");
    refused("unet", RESNET, "no ResNet encoder");
    refused("unet", folder.resolve("missing.pth"), "neither a file nor the name of a model");
    Path tiny = Path.of("src", "test", "resources", "morula", "model", "state_dict.pt");
    refused("resnet_unet(encoder=18,width=4)", tiny, "holds no ResNet");
  }

  private static void refused(String network, Path file, String why) {
    Network graph = network(network, 3);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () ->
                EncoderWeights.into(
                    graph,
                    Weights.initial(graph, 1, WeightInitialization.HE_NORMAL),
                    file.toString(),
                    Progress.NONE));
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertTrue(e.getMessage().startsWith("encoder_weights"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  private static Network network(String text, int channels) {
    return Architectures.parse(text).build(2, channels, 1);
  }

  private static float[] wave(int tensor, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(0.7 * i * i + tensor);
    }
    return values;
  }
}
