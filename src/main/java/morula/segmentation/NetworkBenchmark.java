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

package morula.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.image.Quantiles;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.progress.Progress;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Measures how long a network computes in each numeric precision, compared with its plain archive,
 * as other programs run it. The weights are random, which does not change the time.
 */
public final class NetworkBenchmark {
  /** The name of the plain archive among the programs. */
  public static final String PLAIN = "plain";

  private static final int BATCH = 8;
  private static final int PATCH = 256;
  private static final int TILE = 1024;
  private static final int OUTPUTS = 3;
  private static final int WARM_UP = 2;

  private NetworkBenchmark() {}

  /**
   * Medians over the runs, in seconds, by program: {@link #PLAIN}, and the precisions.
   *
   * @param network as {@link Architectures#parse} reads it
   * @param weights number of trainable weights
   * @param runs number of runs after the warm-up, in which the programs take turns
   * @param batch a batch of 8 patches of 256 × 256 pixels
   * @param tile a tile of 1024 × 1024 pixels
   */
  public record Result(
      String network,
      long weights,
      int runs,
      Map<String, Double> batch,
      Map<String, Double> tile) {}

  /**
   * Runs the benchmark on the processor.
   *
   * @param text of the network
   * @param runs at least 1
   * @throws morula.progress.InvalidRequestException if there is no such network
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if libtorch does not accept a program
   */
  public static Result run(String text, int runs, Progress progress) throws IOException {
    Network network = Architectures.parse(text).build(2, 1, OUTPUTS);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    NetworkPrograms programs =
        new NetworkPrograms(
            network, weights, OutputActivation.SIGMOID, NetworkCalibration.on(random(PATCH, 1)));
    Map<String, InferenceSession> sessions = new LinkedHashMap<>();
    try {
      sessions.put(
          PLAIN,
          InferenceSession.of(
              Programs.export(network, weights, OutputActivation.SIGMOID), Device.CPU));
      for (Precision precision : List.of(Precision.FP32, Precision.BF16, Precision.INT8)) {
        sessions.put(precision.toString(), programs.load(precision, Device.CPU));
      }
      return new Result(
          Architectures.parse(text).text(),
          network.trainableCount(),
          runs,
          seconds(sessions, random(PATCH, BATCH), runs, progress),
          seconds(sessions, random(TILE, 1), runs, progress));
    } finally {
      sessions.values().forEach(InferenceSession::close);
    }
  }

  private static ArrayImg<FloatType, FloatArray> random(int side, int count) {
    float[] values = new float[side * side * count];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return ArrayImgs.floats(values, side, side, 1, count);
  }

  private static Map<String, Double> seconds(
      Map<String, InferenceSession> sessions,
      ArrayImg<FloatType, FloatArray> batch,
      int runs,
      Progress progress) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int run = -WARM_UP; run < runs; run++) {
      for (Map.Entry<String, InferenceSession> session : sessions.entrySet()) {
        progress.checkCancelled();
        progress.update(run + WARM_UP, runs + WARM_UP, "Measuring the network");
        long begin = System.nanoTime();
        session.getValue().predict(batch);
        if (run >= 0) {
          times
              .computeIfAbsent(session.getKey(), name -> new ArrayList<>())
              .add((System.nanoTime() - begin) / 1e9);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, values) -> medians.put(name, median(values)));
    return medians;
  }

  private static double median(List<Double> values) {
    return Quantiles.of(values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 0.5);
  }
}
