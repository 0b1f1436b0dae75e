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

package morula.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.TrainingSession;
import morula.network.Weights;
import morula.patches.Batch;
import morula.patches.PatchSampler;
import morula.progress.Progress;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;

/** The choice of the numeric precision of a training, made by timing a few steps. */
final class PrecisionChoice {
  private static final int TIMED_STEPS = 3;

  /** Smallest speed-up that makes up for the rounding of bf16. */
  private static final double WORTHWHILE = 1.15;

  /** Largest accepted relative difference between the losses in bf16 and in fp32. */
  private static final double AGREEMENT = 0.05;

  private PrecisionChoice() {}

  /**
   * Returns the requested precision; "auto" is bf16 on a processor where it is faster and agrees
   * with fp32, else fp32.
   */
  static Precision choose(
      TrainingSettings settings,
      Map<Precision, TrainingProgram> programs,
      Weights start,
      PatchSampler sampler,
      Device device,
      Progress progress) {
    Optional<Precision> given = settings.get(TrainingSettings.PRECISION);
    if (given.isPresent()) {
      return given.get();
    }
    if (device != Device.CPU) {
      return Precision.FP32;
    }
    Batch batch = sampler.batch(0);
    try {
      Trial exact = trial(programs.get(Precision.FP32), start, batch, device, progress);
      Trial half = trial(programs.get(Precision.BF16), start, batch, device, progress);
      double gain = exact.seconds() / half.seconds();
      boolean agrees = Math.abs(half.loss() / exact.loss() - 1) < AGREEMENT;
      Precision chosen = agrees && gain > WORTHWHILE ? Precision.BF16 : Precision.FP32;
      progress.message(
          String.format(
              Locale.ROOT,
              "precision=auto: a step takes %.2f s in fp32 and %.2f s in bf16%s; training in %s",
              exact.seconds(),
              half.seconds(),
              agrees ? "" : ", but the losses differ too much",
              chosen));
      return chosen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Trial(double seconds, double loss) {}

  private static Trial trial(
      TrainingProgram program, Weights start, Batch batch, Device device, Progress progress)
      throws IOException {
    try (TrainingSession session = new TrainingSession(program, program.start(start), device)) {
      // learning rate 0: nothing is learned; the first step compiles
      double loss = session.step(batch.input(), batch.target(), 0).loss();
      double[] seconds = new double[TIMED_STEPS];
      for (int i = 0; i < TIMED_STEPS; i++) {
        progress.checkCancelled();
        progress.update(i, TIMED_STEPS, "Measuring the speed in " + program.precision());
        long begin = System.nanoTime();
        session.step(batch.input(), batch.target(), 0);
        seconds[i] = (System.nanoTime() - begin) / 1e9;
      }
      Arrays.sort(seconds);
      return new Trial(seconds[0], loss);
    }
  }
}
