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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The finished epochs of a run.
 *
 * @param epochs one record per epoch, in order
 */
public record History(List<EpochRecord> epochs) {

  public History {
    epochs = List.copyOf(epochs);
  }

  /** Returns this history with one more epoch. */
  public History with(EpochRecord epoch) {
    List<EpochRecord> longer = new ArrayList<>(epochs);
    longer.add(epoch);
    return new History(longer);
  }

  /**
   * Returns means over all steps of the run: "mean training loss", and one for each metric of the
   * steps, such as "mean confident agreement".
   *
   * @param figures names of the metrics in the epochs' scores
   */
  public Map<String, Double> stepMeans(List<String> figures) {
    Map<String, Double> means = new LinkedHashMap<>();
    // every epoch has as many steps
    means.put("mean training loss", mean(EpochRecord::trainingLoss));
    for (String figure : figures) {
      means.put("mean " + figure, mean(e -> e.scores().getOrDefault(figure, Double.NaN)));
    }
    return means;
  }

  private double mean(ToDoubleFunction<EpochRecord> value) {
    return epochs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /**
   * Returns the epoch with the highest score, the last of equal ones; the last epoch where none has
   * a score; empty without epochs.
   */
  public Optional<EpochRecord> best() {
    return epochs.stream()
        .filter(e -> !Double.isNaN(e.score()))
        .max(Comparator.comparingDouble(EpochRecord::score).thenComparing(EpochRecord::epoch))
        .or(() -> epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1)));
  }
}
