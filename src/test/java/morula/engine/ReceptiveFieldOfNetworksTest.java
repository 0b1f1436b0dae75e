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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.ReceptiveField;
import morula.network.Weights;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Programs;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Changes one column of the input and looks how far the output changes: never beyond the halo, and
 * for the worst position exactly as far.
 */
class ReceptiveFieldOfNetworksTest {
  private static final int TRIALS = 5;

  @TempDir Path folder;

  /**
   * @param even whether all weights are alike and the image is 0 but for the change, so that
   *     nothing cancels; where maxima are looked up, only random numbers find the far end of every
   *     block
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "unet(depth=2,width=2);4;true",
        "unet(depth=2,width=2,upsampling=linear);4;true",
        "unet(depth=1,width=2,stem=2);4;true",
        "unet(depth=1,width=2,stem=4);8;true",
        "resnet_unet(width=4);32;true",
        "fpn(width=2,pyramid=2,segmentation=2);32;true",
        "segnet(stages=1,width=4);2;false",
        "segnet(stages=2,width=4);4;false",
        "segnet(stages=3,width=4);8;false",
        "munet(depth=8,width=2);8;true",
        "munet(depth=8,width=2,output=sparse);8;true",
        "texture_cnn(width=2);1;true",
        "context_net(width=2,blocks=2);1;true"
      })
  void theHaloIsExact(String text, int divisor, boolean even) throws IOException {
    Network network = Architectures.parse(text).build(2, 1, 1);
    ReceptiveField field = ReceptiveField.of(network);
    assertEquals(divisor, field.divisor().get(1));
    int halo = field.halo().get(1);
    int reach = 0;
    for (int trial = 0; trial < (even ? 1 : TRIALS); trial++) {
      Random random = even ? null : new Random(trial);
      reach = Math.max(reach, reach(network, divisor, halo, random));
      assertTrue(reach <= halo, text + " reaches " + reach + ", further than " + halo);
    }
    assertEquals(halo, reach, text);
  }

  /** How far from a changed column the output changes, for the worst column. */
  private int reach(Network network, int divisor, int halo, Random random) throws IOException {
    int margin = (halo / divisor + 1) * divisor;
    int width = 2 * margin + divisor;
    int height = random == null ? divisor : 64;
    Path archive = folder.resolve("network.pt");
    ArchiveWriter.write(
        Programs.export(network, weights(network, random), OutputActivation.IDENTITY), archive);
    try (InferenceSession session = new InferenceSession(archive, Device.CPU)) {
      float[] image = new float[width * height];
      for (int i = 0; i < image.length; i++) {
        image[i] = random == null ? 0 : random.nextFloat();
      }
      float[] before = predict(session, image, width, height);
      int reach = 0;
      for (int column = margin; column < margin + divisor; column++) {
        float[] changed = image.clone();
        for (int row = 0; row < height; row++) {
          changed[row * width + column] = random == null ? 1e9f : 3 * random.nextFloat();
        }
        float[] after = predict(session, changed, width, height);
        for (int i = 0; i < after.length; i++) {
          if (after[i] != before[i]) {
            reach = Math.max(reach, Math.abs(i % width - column));
          }
        }
      }
      assertArrayEquals(before, predict(session, image, width, height));
      return reach;
    }
  }

  private static float[] predict(InferenceSession session, float[] image, int width, int height) {
    return session
        .predict(ArrayImgs.floats(image.clone(), width, height, 1, 1))
        .update(null)
        .getCurrentStorageArray();
  }

  private static Weights weights(Network network, Random random) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      float[] array = new float[parameter.shape().count()];
      boolean kernel = parameter.shape().sizes().size() > 1;
      float even = kernel ? 1f / (3 * parameter.shape().sizes().get(1)) : 1;
      if (kernel
          || parameter.name().endsWith("_weight")
          || parameter.name().endsWith("_variance")) {
        for (int i = 0; i < array.length; i++) {
          array[i] = kernel && random != null ? (float) random.nextGaussian() : even;
        }
      }
      values.put(parameter.name(), array);
    }
    return new Weights(values);
  }
}
