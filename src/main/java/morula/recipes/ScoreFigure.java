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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.recipes.Comparison.Verdict;
import morula.study.Spread;
import morula.study.Trial;

/**
 * A figure that is one score: of the trials with certain keys (the mean if there are several), or
 * of the best trial.
 *
 * @param name name of the figure
 * @param stage the stage whose trials are used
 * @param where keys with the values that trials must have; empty for all trials
 * @param best whether only the best trial of the stage is used
 * @param score name of the score
 * @param epoch epoch after which the score is taken, from 1; 0 for the score of the model
 * @param weight name of a score that is the weight of a trial in the mean; empty for equal weights
 * @param document value in the document
 * @param goal goal of the mean; absent for a figure that is only compared
 * @param quick the goal of the quick form
 */
record ScoreFigure(
    String name,
    String stage,
    Map<String, String> where,
    boolean best,
    String score,
    int epoch,
    String weight,
    String document,
    Optional<Goal> goal,
    Optional<Goal> quick)
    implements Figure {

  static ScoreFigure read(JsonFields fields) {
    return new ScoreFigure(
        fields.text("name"),
        fields.text("stage"),
        fields.map("where"),
        fields.flag("best"),
        fields.text("score"),
        fields.count("epoch", 0),
        fields.text("weight", ""),
        fields.text("document", Comparison.NONE),
        goal(fields, "goal"),
        goal(fields, "quick"));
  }

  private static Optional<Goal> goal(JsonFields fields, String field) {
    return fields.has(field) ? Optional.of(Goal.parse(fields, field)) : Optional.empty();
  }

  @Override
  public boolean isInQuickForm() {
    return quick.isPresent();
  }

  @Override
  public Comparison notRun(boolean quickForm) {
    return comparison(Comparison.NONE, quickForm, Verdict.NOT_RUN);
  }

  @Override
  public Comparison compare(StageRun run, boolean quickForm) {
    List<Trial> trials = best ? run.result().best().stream().toList() : run.trials(where);
    if (trials.isEmpty()) {
      return notRun(quickForm);
    }
    List<Double> values = trials.stream().map(this::value).toList();
    double mean = weight.isEmpty() ? Spread.mean(values) : weightedMean(trials);
    Verdict verdict =
        goal(quickForm)
            .map(g -> g.isMet(mean) ? Verdict.MET : Verdict.NOT_MET)
            .orElse(Verdict.NO_GOAL);
    return comparison(text(mean, values), quickForm, verdict);
  }

  private double value(Trial trial) {
    return epoch > 0 ? TrialScores.atEpoch(trial, score, epoch) : TrialScores.ofModel(trial, score);
  }

  private double weightedMean(List<Trial> trials) {
    double sum = 0;
    double weights = 0;
    for (Trial trial : trials) {
      double part = TrialScores.ofModel(trial, weight);
      sum += part * value(trial);
      weights += part;
    }
    return sum / weights;
  }

  /**
   * Formats a mean; a weighted mean has no deviation, because the values deviate from another mean.
   */
  private String text(double mean, List<Double> values) {
    String text = Numbers.text(mean);
    if (values.size() == 1) {
      return text;
    }
    return weight.isEmpty()
        ? String.format(
            Locale.ROOT,
            "%s ± %s (%s)",
            text,
            Numbers.text(Spread.deviation(values)),
            Numbers.text(values))
        : String.format(Locale.ROOT, "%s (weighted mean of %s)", text, Numbers.text(values));
  }

  private Optional<Goal> goal(boolean quickForm) {
    return quickForm ? quick : goal;
  }

  private Comparison comparison(String here, boolean quickForm, Verdict verdict) {
    String goalText = goal(quickForm).map(Goal::toString).orElse(Comparison.NONE);
    // the images are different and cannot be compared with those of the document
    return new Comparison(name, quickForm ? Comparison.NONE : document, here, goalText, verdict);
  }
}
