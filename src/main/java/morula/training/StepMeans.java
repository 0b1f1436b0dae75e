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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.engine.StepResult;
import morula.torchscript.StepMetric;

/** Means of the loss and of the metrics over the steps of an epoch. */
final class StepMeans {
  private final List<StepMetric> metrics;
  private final double[] sums;
  private double loss;
  private int steps;

  StepMeans(List<StepMetric> metrics) {
    this.metrics = metrics;
    sums = new double[metrics.size()];
  }

  void add(StepResult step) {
    steps++;
    loss += step.loss();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += step.metrics().get(i);
    }
  }

  double loss() {
    return loss / steps;
  }

  /** Returns the given scores, followed by the mean of each metric under its name. */
  Map<String, Double> with(Map<String, Double> scores) {
    Map<String, Double> all = new LinkedHashMap<>(scores);
    for (int i = 0; i < sums.length; i++) {
      all.put(metrics.get(i).name(), sums[i] / steps);
    }
    return all;
  }
}
