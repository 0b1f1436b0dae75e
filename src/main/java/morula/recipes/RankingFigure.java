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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import morula.recipes.Comparison.Verdict;
import morula.study.Trial;

/**
 * A ranking of the values of a key by a score, best first; the score of a value is the mean of its
 * trials.
 *
 * @param name name of the figure
 * @param stage the stage whose trials are used
 * @param key that the stage varies
 * @param score name of the score of the models
 * @param order values of the key as the document ranks them, the best first
 * @param lowest whether a lower score is better
 */
record RankingFigure(
    String name, String stage, String key, String score, List<String> order, boolean lowest)
    implements Figure {

  static RankingFigure read(JsonFields fields) {
    JsonFields ranking = fields.needed("ranking");
    String name = fields.text("name");
    String stage = fields.text("stage");
    String score = fields.text("score");
    return ranking.read(
        r -> {
          RankingFigure figure =
              new RankingFigure(
                  name, stage, r.text("key"), score, r.texts("order"), r.flag("lowest"));
          if (figure.order.size() < 2) {
            throw r.refused("order", "must list at least two values, the best first");
          }
          return figure;
        });
  }

  @Override
  public boolean isInQuickForm() {
    return false;
  }

  @Override
  public Comparison notRun(boolean quick) {
    return comparison(Comparison.NONE, Verdict.NOT_RUN);
  }

  /** {@inheritDoc} There is a result if every value has trials; a failed trial breaks the order. */
  @Override
  public Comparison compare(StageRun run, boolean quick) {
    Map<String, Double> means = new LinkedHashMap<>();
    boolean kept = true;
    for (String value : order) {
      List<Trial> trials = run.trials(Map.of(key, value));
      if (trials.isEmpty()) {
        return notRun(quick);
      }
      double mean = TrialScores.mean(trials, score);
      for (double better : means.values()) {
        kept &= lowest ? better < mean : better > mean;
      }
      kept &= !Double.isNaN(mean);
      means.put(value, mean);
    }
    return comparison(text(means), kept ? Verdict.MET : Verdict.NOT_MET);
  }

  /** Returns the values in the order of this run. */
  private String text(Map<String, Double> means) {
    double worst = lowest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    Comparator<String> ascending =
        Comparator.comparingDouble(v -> means.get(v).isNaN() ? worst : means.get(v));
    List<String> found = new ArrayList<>(order);
    found.sort(lowest ? ascending : ascending.reversed());
    return found.stream()
        .map(value -> value + " " + Numbers.text(means.get(value)))
        .collect(Collectors.joining(", "));
  }

  private Comparison comparison(String here, Verdict verdict) {
    return new Comparison(name, String.join(", ", order), here, "the same order", verdict);
  }
}
