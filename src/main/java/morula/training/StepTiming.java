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

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import morula.engine.Device;
import morula.engine.TrainingSession;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.TrainingProgram;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Measures how long the steps of a training take, on generated numbers; to be closed. */
public final class StepTiming implements AutoCloseable {
  private static final double LEARNING_RATE = 1e-4;
  private static final int SEED = 1;

  private final TrainingSession session;
  private final ArrayImg<FloatType, FloatArray> input;
  private final ArrayImg<FloatType, FloatArray> target;

  /**
   * Loads the program and takes a step, during which libtorch compiles.
   *
   * @param program of a network for planes
   * @param side width and height of the patches, in pixels
   * @param batchSize number of patches in a step
   * @param targetChannels channels that the loss compares with; their values are 0 or 1
   * @throws IOException if libtorch cannot load the program
   */
  public StepTiming(
      TrainingProgram program, int side, int batchSize, int targetChannels, Device device)
      throws IOException {
    RandomGenerator random = new SplittableRandom(SEED);
    input = ArrayImgs.floats(side, side, program.network().inputChannels(), batchSize);
    input.forEach(value -> value.set((float) random.nextDouble()));
    target = ArrayImgs.floats(side, side, targetChannels, batchSize);
    target.forEach(value -> value.set(random.nextInt(2)));
    Weights weights = Weights.initial(program.network(), SEED, WeightInitialization.HE_NORMAL);
    session = new TrainingSession(program, program.start(weights), device);
    session.step(input, target, LEARNING_RATE);
  }

  /** Takes a step and returns how many seconds it took. */
  public double seconds() {
    long begin = System.nanoTime();
    session.step(input, target, LEARNING_RATE);
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    session.close();
  }
}
