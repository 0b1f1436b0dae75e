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

package morula.benchmark;

import java.io.IOException;
import morula.engine.Device;
import morula.engine.TrainingSession;
import morula.losses.BinaryCrossEntropyLoss;
import morula.network.OutputActivation;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;
import morula.training.Adam;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** A step of a training with Morula: binary cross-entropy, Adam. */
final class TrainingStep implements Program {
  private static final double LEARNING_RATE = 1e-3;

  private final Precision precision;
  private final TrainingSession session;
  private final ArrayImg<FloatType, FloatArray> input;
  private final ArrayImg<FloatType, FloatArray> target;

  TrainingStep(
      TestNetwork test,
      Precision precision,
      ArrayImg<FloatType, FloatArray> input,
      ArrayImg<FloatType, FloatArray> target)
      throws IOException {
    this.precision = precision;
    this.input = input;
    this.target = target;
    TrainingProgram program =
        new TrainingProgram(
            test.network(),
            OutputActivation.SIGMOID,
            new BinaryCrossEntropyLoss(),
            new Adam(0.9, 0.999, 1e-8, 0),
            precision);
    session = new TrainingSession(program, program.start(test.weights()), Device.CPU);
  }

  @Override
  public Maker maker() {
    return Maker.MORULA;
  }

  @Override
  public String name() {
    return precision.toString();
  }

  @Override
  public Timing run() throws IOException {
    return Timing.of(() -> session.step(input, target, LEARNING_RATE));
  }

  @Override
  public void close() {
    session.close();
  }
}
