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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import morula.losses.BinaryCrossEntropyLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of networks whose layers read parts of concatenations, in 2D and 3D. */
class TrainingStepTest {
  private static final double LEARNING_RATE = 0.01;

  @ParameterizedTest
  @CsvSource({
    "2, fp32, adamw",
    "2, bf16, adamw",
    "3, fp32, adamw",
    "3, bf16, sgd",
    "2, bf16, rmsprop"
  })
  void everyWeightIsTrainedAndARestoredStateGoesOnAlike(
      int dimensions, String precision, String optimizer) throws IOException {
    Network network =
        Architectures.parse("unet(depth=1,width=4,upsampling=transposed)").build(dimensions, 1, 1);
    TrainingProgram program =
        new TrainingProgram(
            network,
            OutputActivation.SIGMOID,
            new BinaryCrossEntropyLoss(),
            Optimizers.parse(optimizer),
            Precision.parse(precision).orElseThrow());
    Weights start = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    long[] size = dimensions == 2 ? new long[] {16, 12, 1, 2} : new long[] {8, 12, 4, 1, 2};
    ArrayImg<FloatType, FloatArray> x = PytorchParityTest.wave(0.5, size);
    ArrayImg<FloatType, FloatArray> y = PytorchParityTest.wave(0.5, size);
    y.forEach(v -> v.set(v.get() > 0.2f ? 1 : 0));
    try (TrainingSession session = new TrainingSession(program, program.start(start), Device.CPU)) {
      float first = session.step(x, y, LEARNING_RATE).loss();
      for (int i = 0; i < 3; i++) {
        session.step(x, y, LEARNING_RATE);
      }
      Weights state = session.state();
      for (Parameter parameter : network.parameters()) {
        String name = parameter.name();
        assertFalse(Arrays.equals(start.get(name), state.get(name)), name);
      }
      try (TrainingSession resumed = new TrainingSession(program, state, Device.CPU)) {
        float loss = session.step(x, y, LEARNING_RATE).loss();
        assertTrue(loss < first, first + " to " + loss);
        assertEquals(loss, resumed.step(x, y, LEARNING_RATE).loss());
        for (String name : program.stateNames()) {
          assertArrayEquals(session.state().get(name), resumed.state().get(name), name);
        }
      }
    }
  }
}
