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

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import morula.network.Weights;
import morula.torchscript.TrainingProgram;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** A network in training; one thread at a time. */
public final class TrainingSession implements Predictor, AutoCloseable {
  /**
   * Lock of the gradient collector: the engine can collect the gradients of only one step at a
   * time.
   */
  private static final Object COLLECTING = new Object();

  private final LoadedModule module;
  private final List<String> stateNames;

  /**
   * Loads the program with the given state.
   *
   * @param state all tensors of {@link TrainingProgram#stateNames()}
   * @throws IOException if the archive cannot be written or loaded
   */
  public TrainingSession(TrainingProgram program, Weights state, Device device) throws IOException {
    stateNames = program.stateNames();
    module = LoadedModule.of(program.module(state), device, true);
  }

  /**
   * Takes one step of the optimizer.
   *
   * @param x patches: X, Y, [Z,] CHANNEL, N
   * @param y targets: X, Y, [Z,] target channel, N
   * @return the loss and the program's metrics before the step
   */
  @SuppressWarnings("try") // DJL records gradients while the collector is open; nobody reads it
  public synchronized StepResult step(
      ArrayImg<FloatType, FloatArray> x, ArrayImg<FloatType, FloatArray> y, double learningRate) {
    float[] values;
    synchronized (COLLECTING) {
      try (NDManager manager = module.newManager();
          GradientCollector gradients = TorchEngine.get().newGradientCollector()) {
        NDList figures =
            module.call(
                manager,
                "step",
                true,
                LoadedModule.toTorch(manager, x),
                LoadedModule.toTorch(manager, y),
                manager.create((float) learningRate));
        values = figures.get(0).toFloatArray();
      }
    }
    return new StepResult(
        values[0], IntStream.range(1, values.length).mapToObj(i -> (double) values[i]).toList());
  }

  /** Returns the loss without changing the weights; arguments as for {@link #step}. */
  public synchronized float loss(
      ArrayImg<FloatType, FloatArray> x, ArrayImg<FloatType, FloatArray> y) {
    try (NDManager manager = module.newManager()) {
      return module
          .call(
              manager,
              "loss",
              false,
              LoadedModule.toTorch(manager, x),
              LoadedModule.toTorch(manager, y))
          .get(0)
          .getFloat();
    }
  }

  @Override
  public synchronized ArrayImg<FloatType, FloatArray> predict(
      ArrayImg<FloatType, FloatArray> batch) {
    try (NDManager manager = module.newManager()) {
      return LoadedModule.fromTorch(
          module.call(manager, "forward", false, LoadedModule.toTorch(manager, batch)).get(0));
    }
  }

  /** Returns all tensors in their present state: the network's and the optimizer's. */
  public synchronized Weights state() {
    Map<String, float[]> values = new LinkedHashMap<>();
    try (NDManager manager = module.newManager()) {
      NDList tensors = module.call(manager, "state", false);
      for (int i = 0; i < stateNames.size(); i++) {
        values.put(stateNames.get(i), tensors.get(i).toFloatArray());
      }
    }
    return new Weights(values);
  }

  @Override
  public void close() {
    module.close();
  }
}
