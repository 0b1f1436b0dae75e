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

package morula.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import morula.io.Csv;

/** The table {@code study.csv}: a line of column names, then one row per trial. */
final class StudyTable {
  private StudyTable() {}

  /** Returns the text of the file. */
  static String of(List<Trial> trials) {
    Set<String> keys = new LinkedHashSet<>();
    Set<String> scores = new LinkedHashSet<>();
    trials.forEach(t -> keys.addAll(t.values().keySet()));
    trials.forEach(t -> scores.addAll(t.scores().keySet()));
    List<String> names =
        new ArrayList<>(
            List.of(
                "trial",
                "state",
                "score",
                "score name",
                "best epoch",
                "epochs",
                "seconds",
                "computed in"));
    names.addAll(keys);
    names.addAll(scores);
    names.add("reason");
    StringBuilder text = new StringBuilder(Csv.line(names));
    for (Trial trial : trials) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  Integer.toString(trial.number()),
                  trial.state().word(),
                  number(trial.score()),
                  trial.scoreName(),
                  Integer.toString(trial.bestEpoch()),
                  Integer.toString(trial.epochs().size()),
                  String.format(Locale.ROOT, "%.1f", trial.seconds()),
                  trial.precision()));
      keys.forEach(key -> row.add(trial.values().getOrDefault(key, "")));
      scores.forEach(name -> row.add(number(trial.scores().getOrDefault(name, Double.NaN))));
      row.add(trial.reason());
      text.append(Csv.line(row));
    }
    return text.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }
}
