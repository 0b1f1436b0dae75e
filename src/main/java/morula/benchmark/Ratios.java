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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the rows of one task say: how many times as fast Morula is as others.
 *
 * @param rows of one task
 */
record Ratios(List<Row> rows) {

  /** Returns the row that others are compared with: the plain archive, or eager PyTorch. */
  Optional<Row> reference(Maker maker) {
    return maker == Maker.PLAIN
        ? best(row -> row.maker() == Maker.PLAIN)
        : best(row -> row.maker() == Maker.PYTORCH && row.program().equals(Peer.EAGER.text()));
  }

  /** Returns one line on the fastest program of Morula; empty if it has none. */
  Optional<String> line() {
    Optional<Row> own = best(row -> row.maker() == Maker.MORULA);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    reference(Maker.PLAIN)
        .ifPresent(row -> parts.add(times(row, own.get()) + " the plain archive"));
    reference(Maker.PYTORCH).ifPresent(row -> parts.add(times(row, own.get()) + " eager PyTorch"));
    for (String precision : List.of("fp32", "bf16", "int8")) {
      best(row -> row.maker() == Maker.PYTORCH && row.program().startsWith(precision))
          .ifPresent(
              row ->
                  parts.add(
                      String.format(
                          Locale.ROOT,
                          "%s PyTorch's best %s (%s)",
                          times(row, own.get()),
                          precision,
                          row.program())));
    }
    best(row -> row.maker() == Maker.MORULA && row.program().startsWith("bf16"))
        .flatMap(
            bf16 ->
                best(row -> row.maker() == Maker.PYTORCH && row.program().startsWith("bf16"))
                    .map(row -> times(row, bf16)))
        .ifPresent(text -> parts.add("Morula's bf16 is " + text + " PyTorch's best bf16"));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: Morula's fastest, %s, is %s",
                own.get().task(),
                own.get().program(),
                String.join("; ", parts)));
  }

  private Optional<Row> best(Predicate<Row> wanted) {
    return rows.stream()
        .filter(wanted)
        .filter(Row::counts)
        .min(Comparator.comparingDouble(Row::median));
  }

  /** How many times as fast a program is as another. */
  static String times(Row slower, Row faster) {
    return String.format(Locale.ROOT, "%.2f x", slower.median() / faster.median());
  }
}
