package morula.recipes;

import java.util.List;

/**
 * The plan of a chart with the curves of all trials of a stage.
 *
 * @param title title above the chart
 * @param scores vertical axis: "training loss", "validation loss" or names of scores
 * @param over horizontal axis: "epoch", or a key that the stage varies, whose values are numbers or
 *     begin with a number ("30-images")
 * @param axis label of the horizontal axis
 * @param normalized whether each curve is scaled from 0 (its smallest value) to 1
 */
record ChartPlan(String title, List<String> scores, String over, String axis, boolean normalized) {
  static final String EPOCH = "epoch";
  private static final String MIN_MAX = "min-max";

  static ChartPlan read(JsonFields fields) {
    String over = fields.text("over", EPOCH);
    ChartPlan plan =
        new ChartPlan(
            fields.text("title"),
            fields.texts("scores"),
            over,
            fields.text("axis", over.equals(EPOCH) ? "Epoch" : over),
            MIN_MAX.equals(normalization(fields)));
    if (plan.scores.isEmpty()) {
      throw fields.refused("scores", "is missing; list the names of scores");
    }
    return plan;
  }

  private static String normalization(JsonFields fields) {
    String text = fields.text("normalize", "");
    if (!text.isEmpty() && !text.equals(MIN_MAX)) {
      throw fields.refused("normalize", "must be " + MIN_MAX + " or absent, not " + text);
    }
    return text;
  }
}
