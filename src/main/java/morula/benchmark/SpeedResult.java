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

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import morula.fiji.DecodingBenchmark;

/**
 * Everything that a run measured.
 *
 * @param machine on which
 * @param settings what was asked for
 * @param network as text, with all its options
 * @param weights number of its trainable weights
 * @param decoding from predictions to labels and ROIs; empty if it was not asked for
 * @param rows of inference, training and the whole job
 * @param memory of the whole job
 * @param unfinished parts that were asked for and are not, or not wholly, measured
 */
public record SpeedResult(
    Machine machine,
    SpeedSettings settings,
    String network,
    long weights,
    Optional<DecodingBenchmark.Result> decoding,
    List<Row> rows,
    List<MemoryRow> memory,
    Set<Part> unfinished) {
  /** Copies the lists. */
  public SpeedResult {
    rows = List.copyOf(rows);
    memory = List.copyOf(memory);
    unfinished = Collections.unmodifiableSet(new TreeSet<>(unfinished));
  }

  /** The tasks in their order. */
  List<String> tasks() {
    return rows.stream().map(Row::task).distinct().toList();
  }

  /** The rows of a task. */
  List<Row> rows(String task) {
    return rows.stream().filter(row -> row.task().equals(task)).toList();
  }
}
