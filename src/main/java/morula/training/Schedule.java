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

import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/** The schedule of the learning rate over a run. */
public sealed interface Schedule {

  /**
   * Returns the factor of the peak learning rate in a step.
   *
   * @param progress 0 at the first step of the run to 1 at its end
   * @param epoch epoch of the step, counted from 0
   */
  double factor(double progress, int epoch);

  /** Whether the learning rates of the epochs do not depend on the number of epochs. */
  default boolean isOpenEnded() {
    return false;
  }

  /** A constant learning rate. */
  record Constant() implements Schedule {
    @Override
    public double factor(double progress, int epoch) {
      return 1;
    }

    @Override
    public boolean isOpenEnded() {
      return true;
    }
  }

  /** Exponential decay from step to step, to 1/100 at the end. */
  record Exponential() implements Schedule {
    private static final double END = 0.01;

    @Override
    public double factor(double progress, int epoch) {
      return Math.pow(END, progress);
    }
  }

  /**
   * Exponential decay from epoch to epoch, as PyTorch's {@code ExponentialLR}.
   *
   * @param decay factor after each epoch, above 0 and at most 1
   */
  record EpochDecay(double decay) implements Schedule {
    @Override
    public double factor(double progress, int epoch) {
      return Math.pow(decay, epoch);
    }

    @Override
    public boolean isOpenEnded() {
      return true;
    }
  }

  /** Cosine decay: half a cosine from 1 to 0. */
  record Cosine() implements Schedule {
    @Override
    public double factor(double progress, int epoch) {
      return 0.5 * (1 + Math.cos(Math.PI * progress));
    }
  }

  /**
   * One-cycle schedule: a linear rise from 1/25 in the first tenth, then half a cosine to almost 0
   * (Smith and Topin 2019, arXiv:1708.07120).
   */
  record OneCycle() implements Schedule {
    private static final double WARM_UP = 0.1;
    private static final double START = 1 / 25.0;

    @Override
    public double factor(double progress, int epoch) {
      return progress < WARM_UP
          ? START + (1 - START) * progress / WARM_UP
          : new Cosine().factor((progress - WARM_UP) / (1 - WARM_UP), epoch);
    }
  }

  /**
   * Reads a schedule.
   *
   * @param text "constant", "exponential", "exponential(factor=0.95)" (a factor for each epoch),
   *     "cosine" or "one_cycle"
   * @throws InvalidRequestException naming the key {@code schedule} if it is unknown
   */
  static Schedule parse(String text) {
    NamedOptions options = NamedOptions.parse("schedule", text);
    Schedule schedule =
        switch (options.name()) {
          case "constant" -> new Constant();
          case "exponential" -> exponential(options);
          case "cosine" -> new Cosine();
          case "one_cycle" -> new OneCycle();
          default -> throw options.refused("use constant, cosine, exponential or one_cycle");
        };
    options.checkAllUsed();
    return schedule;
  }

  private static Schedule exponential(NamedOptions options) {
    if (options.left().isEmpty()) {
      return new Exponential();
    }
    double decay = options.decimal("factor", 1, 0, 1);
    if (decay == 0) {
      throw options.refused("factor must be above 0");
    }
    return new EpochDecay(decay);
  }
}
