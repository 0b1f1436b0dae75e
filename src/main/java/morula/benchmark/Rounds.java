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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.progress.Progress;

/**
 * Lets programs take turns: each runs once in a round, so that all of them meet the same load of
 * the computer.
 *
 * @param warmUp number of rounds that do not count
 * @param runs number of rounds that count, at least 1
 */
record Rounds(int warmUp, int runs) {

  /**
   * Measures programs.
   *
   * @param task what they do
   * @return a row for each program, in their order
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if nothing can be measured any more
   */
  List<Row> measure(String task, List<? extends Program> programs, Progress progress)
      throws IOException {
    Map<Program, List<Timing>> times = new LinkedHashMap<>();
    Map<Program, String> failures = new LinkedHashMap<>();
    for (int round = -warmUp; round < runs; round++) {
      for (Program program : programs) {
        if (failures.containsKey(program)) {
          continue;
        }
        progress.checkCancelled();
        progress.update(
            round + warmUp, warmUp + runs, task + ": " + program.maker() + ", " + program.name());
        try {
          Timing timing = program.run();
          if (round >= 0) {
            times.computeIfAbsent(program, key -> new ArrayList<>()).add(timing);
          }
        } catch (Program.NotPossibleException e) {
          failures.put(program, e.getMessage());
        }
      }
    }
    return programs.stream()
        .map(program -> row(task, program, times.get(program), failures.get(program)))
        .toList();
  }

  private static Row row(String task, Program program, List<Timing> times, String failure) {
    return new Row(
        task,
        program.maker(),
        program.name(),
        failure == null ? Optional.of(Spread.of(times)) : Optional.empty(),
        program.difference(),
        failure == null ? "" : failure);
  }
}
