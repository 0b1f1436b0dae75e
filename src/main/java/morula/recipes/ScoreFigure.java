package morula.recipes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.recipes.Comparison.Verdict;
import morula.study.Spread;
import morula.study.Trial;

/**
 * One score: of the trials with certain keys (their mean where there are several), or of the best
 * trial.
 *
 * @param name what is measured
 * @param stage whose trials are looked at
 * @param where keys with the values that trials must have; empty for all trials
 * @param best whether only the stage's best trial counts
 * @param score name of the score
 * @param epoch after which it is taken, from 1; 0 for that of the model
 * @param weight name of a score that says how much a trial counts in the mean; empty for all alike
 * @param document what the document has
 * @param goal for the mean; absent for a figure that is only compared
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
        fields.text("document", "–"),
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

  /** A weighted mean without deviation: that of the values is about another mean. */
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
    // other images: nothing to put beside those of the document
    return new Comparison(name, quickForm ? Comparison.NONE : document, here, goalText, verdict);
  }
}
