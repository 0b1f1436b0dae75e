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

package morula.recipes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.study.Dimension;
import morula.study.Trial;

/** Writes the section of the report on one stage. */
final class StageSection {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final StageRun run;
  private final List<String> scores;

  private StageSection(StageRun run, List<String> scores) {
    this.run = run;
    this.scores = scores;
  }

  /**
   * Writes the section.
   *
   * @param quick whether it ran in the quick form
   * @param scores scores with a column of their own
   * @param pictures pictures of the stage
   */
  static void write(
      Markdown text, StageRun run, boolean quick, List<String> scores, List<Picture> pictures) {
    text.heading(3, run.stage().name());
    text.block(
        (quick && !run.stage().quickOnly() ? "In the full form: " : "") + run.stage().about());
    new StageSection(run, scores).write(text, pictures);
  }

  private void write(Markdown text, List<Picture> pictures) {
    pictures.forEach(text::picture);
    text.table(header(), run.result().trials().stream().map(this::row).toList());
    text.items(
        run.result().trials().stream()
            .filter(t -> !t.reason().isEmpty())
            .map(
                t ->
                    String.format(
                        Locale.ROOT, "Trial %d, %s: %s", t.number(), t.state().word(), t.reason()))
            .toList());
    HeldOutTable.write(text, run);
    HeldOutDoubt.write(text, run);
    text.block("Keys of `train` in this stage; all other keys have their default values:");
    text.code("json", GSON.toJson(keys()));
  }

  private List<String> keyNames() {
    return run.plan().varied().stream().map(Dimension::keys).flatMap(List::stream).toList();
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("trial"));
    header.addAll(keyNames());
    header.addAll(scores);
    header.addAll(List.of("score that selects the epoch", "epoch", "time", "precision", "state"));
    return header;
  }

  private List<String> row(Trial trial) {
    List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
    keyNames().forEach(key -> row.add(trial.values().getOrDefault(key, "–")));
    scores.forEach(score -> row.add(Numbers.text(TrialScores.ofModel(trial, score))));
    row.add(
        trial.scoreName().isEmpty() ? "–" : trial.scoreName() + " " + Numbers.text(trial.score()));
    row.add(String.format(Locale.ROOT, "%d of %d", trial.bestEpoch(), trial.epochs().size()));
    row.add(duration(trial.seconds()));
    row.add(trial.precision().isEmpty() ? "–" : trial.precision());
    row.add(trial.state().word());
    return row;
  }

  /**
   * Returns the fixed keys, and the varied keys with their values or ranges, so that the block can
   * be copied.
   */
  private Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>(run.plan().fixed());
    for (Dimension dimension : run.plan().varied()) {
      keys.put(dimension.key(), dimension.text().substring(dimension.key().length() + 1));
    }
    return keys;
  }

  static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.1f min", seconds / 60);
  }
}
