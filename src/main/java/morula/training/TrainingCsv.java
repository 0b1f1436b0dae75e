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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import morula.io.Csv;

/** The table {@code training.csv}: a header and one row per epoch. */
public final class TrainingCsv {
  private TrainingCsv() {}

  /** Returns the whole table; the columns of the scores are named after them. */
  public static String text(List<EpochRecord> epochs) {
    // a resumed training may have further scores
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.scores().keySet()));
    List<String> header = new ArrayList<>(List.of("epoch", "training loss", "validation loss"));
    header.add(epochs.isEmpty() ? "score" : epochs.get(0).scoreName());
    header.addAll(names);
    header.addAll(List.of("learning rate", "seconds"));
    StringBuilder text = new StringBuilder(Csv.line(header));
    for (EpochRecord e : epochs) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(e.epoch()));
      row.add(text("%.6f", e.trainingLoss()));
      row.add(text("%.6f", e.validationLoss()));
      row.add(text("%.6f", e.score()));
      names.forEach(name -> row.add(text("%.6f", e.scores().getOrDefault(name, Double.NaN))));
      row.add(text("%.3g", e.learningRate()));
      row.add(text("%.1f", e.seconds()));
      text.append(Csv.line(row));
    }
    return text.toString();
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
