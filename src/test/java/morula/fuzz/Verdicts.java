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

package morula.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the answers of each kind of input, and keeps what is wrong with some. */
final class Verdicts {
  private static final String ROW = "%-28s %6s %6s %8s %6s %6s %8s%n";

  /** What was answered; the last three are faults. */
  enum Verdict {
    RIGHT,
    OTHER,
    WARNED,
    REFUSED,
    FAILED,
    FAULT
  }

  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int told;

  void add(String kind, Verdict verdict) {
    counts.computeIfAbsent(kind, k -> new int[Verdict.values().length])[verdict.ordinal()]++;
  }

  void fault(String kind, String what) {
    add(kind, Verdict.FAULT);
    faults.add(kind + ": " + what);
  }

  /** Returns the faults since the last call. */
  List<String> newFaults() {
    List<String> since = List.copyOf(faults.subList(told, faults.size()));
    told = faults.size();
    return since;
  }

  /** Returns a table by kind, then the faults. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(row("kind", "right", "other", "warning", "exit 2", "exit 1", "faults"));
    int[] sum = new int[Verdict.values().length];
    counts.forEach(
        (kind, row) -> {
          text.append(row(kind, cells(row)));
          for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i];
          }
        });
    text.append(row("all", cells(sum)));
    faults.forEach(fault -> text.append(fault).append(System.lineSeparator()));
    return text.toString();
  }

  private static Object[] cells(int[] row) {
    Object[] cells = new Object[row.length];
    for (int i = 0; i < row.length; i++) {
      cells[i] = row[i];
    }
    return cells;
  }

  private static String row(String kind, Object... cells) {
    Object[] all = new Object[cells.length + 1];
    all[0] = kind;
    System.arraycopy(cells, 0, all, 1, cells.length);
    return String.format(Locale.ROOT, ROW, all);
  }
}
