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

import java.util.List;
import morula.image.Quantiles;

/**
 * The times of several runs, in seconds.
 *
 * @param median of all runs
 * @param lower quartile
 * @param upper quartile
 * @param least of all runs
 * @param most of all runs
 * @param processor median of the time of all processors together; 0 if unknown
 */
public record Spread(
    double median, double lower, double upper, double least, double most, double processor) {

  static Spread of(List<Timing> runs) {
    double[] sorted = runs.stream().mapToDouble(Timing::seconds).sorted().toArray();
    double[] processor = runs.stream().mapToDouble(Timing::processor).sorted().toArray();
    return new Spread(
        Quantiles.of(sorted, 0.5),
        Quantiles.of(sorted, 0.25),
        Quantiles.of(sorted, 0.75),
        sorted[0],
        sorted[sorted.length - 1],
        Quantiles.of(processor, 0.5));
  }
}
