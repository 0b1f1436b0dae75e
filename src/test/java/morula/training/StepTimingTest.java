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

package morula.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import morula.engine.Device;
import morula.losses.BinaryCrossEntropyLoss;
import morula.network.Architectures;
import morula.network.OutputActivation;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;
import org.junit.jupiter.api.Test;

class StepTimingTest {

  @Test
  void timesStepsInEachPrecision() throws IOException {
    for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
      TrainingProgram program =
          new TrainingProgram(
              Architectures.parse("unet(depth=1,width=2)").build(2, 2, 3),
              OutputActivation.SIGMOID,
              new BinaryCrossEntropyLoss(),
              Optimizers.parse("adamw"),
              precision);
      try (StepTiming timing = new StepTiming(program, 16, 2, 3, Device.CPU)) {
        double seconds = timing.seconds();
        assertTrue(seconds > 0 && seconds < 60, precision + ": " + seconds);
      }
    }
  }
}
