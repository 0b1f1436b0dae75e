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
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.SquaredDiceLoss;
import morula.losses.WeightedSumLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.Weights;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Loss;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with the numbers that src/test/oracles/pytorch_parity.py got from PyTorch 2.7.1. */
class PytorchParityTest {
  static final JsonObject ORACLE = read();

  @TempDir Path folder;

  private static JsonObject read() {
    try (Reader reader =
        new InputStreamReader(
            PytorchParityTest.class.getResourceAsStream("/morula/torchscript/pytorch_parity.json"),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, JsonObject.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<JsonObject> forward() {
    return objects("forward");
  }

  static Stream<JsonObject> levelSteps() {
    return objects("level_steps");
  }

  static Stream<JsonObject> steps() {
    return objects("steps");
  }

  private static Stream<JsonObject> objects(String key) {
    return StreamSupport.stream(ORACLE.getAsJsonArray(key).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  @ParameterizedTest
  @MethodSource
  void forward(JsonObject oracle) throws IOException {
    Network network =
        Architectures.parse(oracle.get("network").getAsString())
            .build(
                oracle.get("dimensions").getAsInt(),
                oracle.get("inputs").getAsInt(),
                oracle.get("outputs").getAsInt());
    Weights weights = weights(network);
    ArrayImg<FloatType, FloatArray> x = wave(0.5, shape(oracle.getAsJsonArray("shape")));
    float[] expected = floats(oracle.getAsJsonArray("prediction"));
    for (boolean folded : new boolean[] {false, true}) {
      Path archive = folder.resolve(folded + ".pt");
      ArchiveWriter.write(
          folded
              ? Programs.inference(network, weights, OutputActivation.SIGMOID, Precision.FP32)
              : Programs.export(network, weights, OutputActivation.SIGMOID),
          archive);
      try (InferenceSession session = new InferenceSession(archive, Device.CPU)) {
        assertClose(expected, session.predict(x).update(null).getCurrentStorageArray(), 1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void steps(JsonObject oracle) throws IOException {
    Network network = Architectures.parse("unet(depth=1,width=2)").build(2, 1, 3);
    Loss loss =
        new WeightedSumLoss(
            List.of(
                new WeightedSumLoss.Term(1, new CrossEntropyLoss(List.of())),
                new WeightedSumLoss.Term(1, new DiceLoss(3))));
    String name = oracle.get("optimizer").getAsString();
    double learningRate = Map.of("sgd", 0.05, "rmsprop", 0.001).getOrDefault(name, 0.01);
    TrainingProgram program =
        new TrainingProgram(
            network, OutputActivation.SOFTMAX, loss, Optimizers.parse(name), Precision.FP32);
    ArrayImg<FloatType, FloatArray> x = wave(0.5, 8, 8, 1, 2);
    ArrayImg<FloatType, FloatArray> y = wave(0.9, 8, 8, 1, 2);
    y.forEach(v -> v.set((float) Math.floor(1.5 + 1.49 * v.get())));
    assertSteps(oracle, program, x, y, learningRate);
  }

  private static void assertSteps(
      JsonObject oracle,
      TrainingProgram program,
      ArrayImg<FloatType, FloatArray> x,
      ArrayImg<FloatType, FloatArray> y,
      double learningRate)
      throws IOException {
    Network network = program.network();
    Weights start = weights(network);
    try (TrainingSession session = new TrainingSession(program, program.start(start), Device.CPU)) {
      for (JsonElement expected : oracle.getAsJsonArray("losses")) {
        assertEquals(expected.getAsDouble(), session.step(x, y, learningRate).loss(), 1e-4);
      }
      Weights state = session.state();
      JsonObject expected = oracle.getAsJsonObject("weights");
      for (Parameter parameter : network.parameters()) {
        float[] values = state.get(parameter.name());
        assertClose(floats(expected.getAsJsonArray(parameter.name())), values, 1e-4);
        // the optimiser of TorchScript may drop code silently: everything must have moved
        assertNotEquals(start.get(parameter.name())[0], values[0], parameter.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void levelSteps(JsonObject oracle) throws IOException {
    Network network = Architectures.parse("unet(depth=1,width=2)").build(2, 1, 3);
    Loss loss =
        new WeightedSumLoss(
            List.of(
                new WeightedSumLoss.Term(1, new MeanSquaredErrorLoss(OutputActivation.IDENTITY)),
                new WeightedSumLoss.Term(20, new SquaredDiceLoss(OutputActivation.IDENTITY))));
    TrainingProgram program =
        new TrainingProgram(
            network,
            OutputActivation.IDENTITY,
            loss,
            Optimizers.parse(oracle.get("optimizer").getAsString()),
            Precision.FP32);
    ArrayImg<FloatType, FloatArray> x = wave(0.5, 8, 8, 1, 2);
    ArrayImg<FloatType, FloatArray> y = wave(0.9, 8, 8, 3, 2);
    y.forEach(v -> v.set(v.get() > 0.3f ? 1 : 0));
    for (int c = 0; c < 3; c++) {
      float level = 1.5f + 0.5f * c;
      Views.hyperSlice(y, 2, c).forEach(v -> v.mul(level));
    }
    assertSteps(oracle, program, x, y, 0.002);
  }

  @Test
  void losses() throws IOException {
    JsonObject oracle = ORACLE.getAsJsonObject("losses");
    ArrayImg<FloatType, FloatArray> logits = wave(0.3, 5, 4, 3, 2);
    logits.forEach(v -> v.set(2 * v.get()));
    ArrayImg<FloatType, FloatArray> masks = wave(1.1, 5, 4, 3, 2);
    masks.forEach(v -> v.set(Math.round(0.5f + 0.5f * v.get())));
    for (int c = 0; c < 3; c++) {
      masks.getAt(2, 1, c, 0).set(-1);
    }
    ArrayImg<FloatType, FloatArray> classes = wave(0.9, 5, 4, 1, 2);
    classes.forEach(v -> v.set((float) Math.floor(1.5 + 1.49 * v.get())));
    classes.getAt(3, 2, 0, 1).set(-1);
    ArrayImg<FloatType, FloatArray> none = ArrayImgs.floats(5, 4, 3, 2);
    none.forEach(v -> v.set(-1));

    assertLoss(oracle, "bce", new BinaryCrossEntropyLoss(), logits, masks);
    assertLoss(oracle, "mse", new MeanSquaredErrorLoss(OutputActivation.SIGMOID), logits, masks);
    assertLoss(oracle, "dice_masks", DiceLoss.ofMasks(), logits, masks);
    assertLoss(oracle, "dice_classes", new DiceLoss(3), logits, classes);
    assertLoss(oracle, "cross_entropy", new CrossEntropyLoss(List.of()), logits, classes);
    assertLoss(
        oracle,
        "cross_entropy_weighted",
        new CrossEntropyLoss(List.of(0.2, 1.0, 3.0)),
        logits,
        classes);
    assertLoss(oracle, "bce_all_ignored", new BinaryCrossEntropyLoss(), logits, none);

    ArrayImg<FloatType, FloatArray> levels =
        ArrayImgs.floats(
            masks.update(null).getCurrentStorageArray().clone(), masks.dimensionsAsLongArray());
    levels.forEach(v -> v.set(v.get() > 0 ? 50 * v.get() : v.get()));
    OutputActivation linear = OutputActivation.IDENTITY;
    assertLoss(
        oracle, "dice_squared", new SquaredDiceLoss(OutputActivation.SIGMOID), logits, masks);
    assertLoss(oracle, "dice_squared_linear", new SquaredDiceLoss(linear), logits, levels);
    assertLoss(oracle, "dice_squared_all_ignored", new SquaredDiceLoss(linear), logits, none);
    assertLoss(oracle, "mse_linear", new MeanSquaredErrorLoss(linear), logits, levels);
  }

  private static void assertLoss(
      JsonObject oracle,
      String name,
      Loss loss,
      ArrayImg<FloatType, FloatArray> logits,
      ArrayImg<FloatType, FloatArray> target)
      throws IOException {
    // a network that hands its input through, so that the loss is all that is computed
    Network network = Identity.network(3);
    TrainingProgram program =
        new TrainingProgram(
            network, OutputActivation.IDENTITY, loss, Optimizers.parse("sgd"), Precision.FP32);
    Weights weights = program.start(Identity.weights(3));
    try (TrainingSession session = new TrainingSession(program, weights, Device.CPU)) {
      double expected = oracle.get(name).getAsDouble();
      double tolerance = 1e-5 * Math.max(1, expected);
      assertEquals(expected, session.loss(logits, target), tolerance, name);
    }
  }

  /** The formula of the oracle's script. */
  static Weights weights(Network network) {
    Map<String, float[]> values = new LinkedHashMap<>();
    int k = 0;
    for (Parameter parameter : network.parameters()) {
      float[] wave = wave(parameter.shape().count(), k++);
      String name = parameter.name();
      double each = 1;
      for (int i = 1; i < parameter.shape().sizes().size(); i++) {
        each *= parameter.shape().sizes().get(i);
      }
      double gain = Math.sqrt(2 / each);
      double offset = 0;
      if (name.endsWith("norm_weight")) {
        gain = 0.2;
        offset = 1;
      } else if (name.endsWith("_mean")) {
        gain = 0.1;
      } else if (name.endsWith("_variance")) {
        gain = 0.5;
        offset = 1;
      }
      for (int i = 0; i < wave.length; i++) {
        wave[i] = (float) (offset + gain * wave[i]);
      }
      values.put(name, wave);
    }
    return new Weights(values);
  }

  private static float[] wave(int count, double k) {
    float[] wave = new float[count];
    for (int i = 0; i < count; i++) {
      wave[i] = (float) Math.sin(0.7 * i + k);
    }
    return wave;
  }

  static ArrayImg<FloatType, FloatArray> wave(double k, long... dimensions) {
    int count = 1;
    for (long d : dimensions) {
      count *= (int) d;
    }
    return ArrayImgs.floats(wave(count, k), dimensions);
  }

  /** From PyTorch's order to ImgLib2's. */
  static long[] shape(JsonArray sizes) {
    long[] dimensions = new long[sizes.size()];
    for (int d = 0; d < dimensions.length; d++) {
      dimensions[d] = sizes.get(dimensions.length - 1 - d).getAsLong();
    }
    return dimensions;
  }

  static float[] floats(JsonArray array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsFloat();
    }
    return values;
  }

  static void assertClose(float[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance, "value " + i);
    }
  }
}
