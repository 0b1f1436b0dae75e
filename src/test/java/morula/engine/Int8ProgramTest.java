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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.Node;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.network.layers.Convolution;
import morula.network.layers.Input;
import morula.network.layers.Relu;
import morula.torchscript.ActivationRanges;
import morula.torchscript.ActivationRanges.Range;
import morula.torchscript.ObservationProgram;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of 8-bit integers compute what those of 32 bit do, but for the rounding. */
class Int8ProgramTest {
  private static final int SIDE = 64;

  private static float[] run(ScriptModule module, float[] image, int channels) throws IOException {
    try (InferenceSession session = InferenceSession.of(module, Device.CPU)) {
      ArrayImg<FloatType, FloatArray> batch =
          ArrayImgs.floats(image, SIDE, SIDE, channels, image.length / channels / SIDE / SIDE);
      return session.predict(batch).update(null).getCurrentStorageArray();
    }
  }

  /** All layers: joins, additions, unpooling, transposed convolutions, a stride, interpolation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet(depth=2,width=8)",
        "unet(depth=2,width=8,upsampling=transposed)",
        "unet(depth=2,width=8,stem=2)",
        "unet(depth=1,width=8,stem=4)",
        "resnet_unet(width=8)",
        "fpn(width=8,pyramid=8,segmentation=8)",
        "segnet(width=8)",
        "munet(width=8)",
        "texture_cnn"
      })
  void outputIsThatOf32Bit(String text) throws IOException {
    Network network = Architectures.parse(text).build(2, 2, 3);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    Random random = new Random(1);
    float[] image = new float[SIDE * SIDE * 2];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (Math.sin(i / 9.0) + 0.3 * random.nextGaussian());
    }
    ObservationProgram program = ObservationProgram.of(network, weights);
    ActivationRanges ranges =
        ActivationRanges.of(program.nodes(), List.of(run(program.module(), image, 2)));
    float[] exact =
        run(
            Programs.inference(network, weights, OutputActivation.IDENTITY, Precision.FP32),
            image,
            2);
    float[] found =
        run(Programs.int8(network, weights, OutputActivation.IDENTITY, ranges), image, 2);
    double error = 0;
    double spread = 0;
    double mean = 0;
    for (float value : exact) {
      mean += value / (double) exact.length;
    }
    for (int i = 0; i < exact.length; i++) {
      error += Math.pow(found[i] - exact[i], 2);
      spread += Math.pow(exact[i] - mean, 2);
    }
    double relative = Math.sqrt(error / spread);
    // rounded values are often equal, so that another one is the maximum that is unpooled
    double limit = text.startsWith("segnet") ? 0.5 : 0.12;
    assertTrue(relative < limit, text + ": " + relative);
    assertTrue(relative > 0, "nothing is rounded: these are no integers");
  }

  /** Computed by hand in exact integers: the rounding of input, weights and output. */
  @Test
  void aConvolutionIsThatOfExactIntegers() throws IOException {
    List<Integer> one = List.of(1, 1);
    Network network =
        new Network(
            2,
            List.of(
                new Node("input", new Input(1), List.of()),
                new Node("a", new Convolution(2, one, one, true), List.of(0)),
                new Node("relu", new Relu(), List.of(1)),
                new Node("b", new Convolution(2, one, one, true), List.of(2))));
    Map<String, float[]> values = new LinkedHashMap<>();
    values.put("a_weight", new float[] {1.27f, -0.5f});
    values.put("a_bias", new float[] {0.3f, 0.2f});
    // the last layer computes in 32 bit, and shows the integers of the one before
    values.put("b_weight", new float[] {1, 0, 0, 1});
    values.put("b_bias", new float[] {0, 0});
    ActivationRanges ranges =
        new ActivationRanges(
            Map.of(
                "input", new Range(-1, 1.55),
                "a", new Range(0, 2.55),
                "relu", new Range(0, 2.55),
                "b", new Range(0, 1)));
    float[] image = new float[SIDE * SIDE];
    float[] expected = new float[2 * image.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = -1.2f + 3f * i / image.length;
      // scale 0.01, zero point 100; weights 127 × 0.01 and −127 × 0.5 / 127
      long q = Math.max(0, Math.min(255, Math.round(image[i] / 0.01) + 100)) - 100;
      double x = 0.01 * q;
      expected[i] = level(1.27 * x + 0.3);
      expected[image.length + i] = level(-0.5 * x + 0.2);
    }
    float[] found =
        run(
            Programs.int8(network, new Weights(values), OutputActivation.IDENTITY, ranges),
            image,
            1);
    // a half may be rounded either way
    assertArrayEquals(expected, found, 0.0101f);
    int equal = 0;
    for (int i = 0; i < found.length; i++) {
      equal += Math.abs(found[i] - expected[i]) < 1e-4 ? 1 : 0;
    }
    assertTrue(equal > 0.98 * found.length, equal + " of " + found.length);
    assertEquals(0, found[found.length - 1], 1e-6);
  }

  /** Rounds to the integers of the output, whose scale is 0.01. */
  private static float level(double value) {
    return (float) (0.01 * Math.max(0, Math.min(255, Math.rint(value / 0.01))));
  }
}
