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
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import morula.losses.ConfidentAgreement;
import morula.losses.MeanSquaredErrorLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Precision;
import morula.torchscript.StepMetric;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class StepMetricsTest {
  private static final double LEARNING_RATE = 0.05;

  private final Network network = Architectures.parse("unet(depth=1,width=2)").build(2, 1, 1);
  private final ArrayImg<FloatType, FloatArray> x = PytorchParityTest.wave(0.5, 8, 8, 1, 2);
  private final ArrayImg<FloatType, FloatArray> y = PytorchParityTest.wave(0.5, 8, 8, 1, 2);

  StepMetricsTest() {
    y.forEach(v -> v.set(v.get() > 0.2f ? 1 : 0));
    for (int i = 4; i < 8; i++) {
      y.getAt(i, 3, 0, 0).set(-1);
    }
  }

  private TrainingProgram program(List<StepMetric> metrics) {
    return new TrainingProgram(
        network,
        OutputActivation.SIGMOID,
        new MeanSquaredErrorLoss(OutputActivation.SIGMOID),
        Optimizers.parse("adam"),
        Precision.FP32,
        metrics);
  }

  /** Two commands of one Fiji may train at the same time. */
  @Test
  void sessionsMayTrainBesideEachOther() throws Exception {
    TrainingProgram program = program(List.of());
    Weights start = program.start(PytorchParityTest.weights(network));
    java.util.concurrent.Callable<Float> training =
        () -> {
          try (TrainingSession session = new TrainingSession(program, start, Device.CPU)) {
            float loss = 0;
            for (int i = 0; i < 50; i++) {
              loss = session.step(x, y, LEARNING_RATE).loss();
            }
            return loss;
          }
        };
    var threads = java.util.concurrent.Executors.newFixedThreadPool(2);
    try {
      var both = threads.invokeAll(List.of(training, training));
      assertEquals(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void agreementIsThatOfPytorch() throws IOException {
    JsonObject oracle = PytorchParityTest.ORACLE.getAsJsonObject("agreement_steps");
    float[] losses = PytorchParityTest.floats(oracle.getAsJsonArray("losses"));
    float[] agreements = PytorchParityTest.floats(oracle.getAsJsonArray("agreements"));
    TrainingProgram program = program(List.of(new ConfidentAgreement()));
    Weights start = program.start(PytorchParityTest.weights(network));
    try (TrainingSession session = new TrainingSession(program, start, Device.CPU)) {
      for (int i = 0; i < losses.length; i++) {
        StepResult result = session.step(x, y, LEARNING_RATE);
        assertEquals(losses[i], result.loss(), 1e-4);
        // in steps of 1/124: two pixels may lie so close to 0.1 or 0.9 that they fall elsewhere
        assertEquals(agreements[i], result.metrics().get(0), 2.1 / 124, "step " + i);
      }
    }
    assertNotEquals(agreements[0], agreements[losses.length - 1]);
  }

  @Test
  void metricsChangeNothing() throws IOException {
    Weights with = trained(List.of(new ConfidentAgreement(), new ConfidentAgreement()), 2);
    Weights without = trained(List.of(), 0);
    assertEquals(without.asMap().keySet(), with.asMap().keySet());
    without.asMap().forEach((name, values) -> assertArrayEquals(values, with.get(name), 0, name));
  }

  private Weights trained(List<StepMetric> metrics, int count) throws IOException {
    TrainingProgram program = program(metrics);
    Weights start = program.start(Weights.initial(network, 1, WeightInitialization.HE_NORMAL));
    try (TrainingSession session = new TrainingSession(program, start, Device.CPU)) {
      for (int i = 0; i < 5; i++) {
        assertEquals(count, session.step(x, y, LEARNING_RATE).metrics().size());
      }
      Weights state = session.state();
      assertNotEquals(start.get("output_bias")[0], state.get("output_bias")[0]);
      return state;
    }
  }
}
