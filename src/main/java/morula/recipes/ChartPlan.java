package morula.recipes;

import java.util.List;

/**
 * A figure of a stage, with the curves of all its trials.
 *
 * @param title above it
 * @param scores what runs upwards: "training loss", "validation loss" or scores by name
 * @param over what runs to the right: "epoch", or a key that the stage varies, whose values are
 *     numbers, or begin with one ("30-images")
 * @param axis what is written below it
 * @param normalized whether each curve is stretched from 0 (its smallest value) to 1
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
      throw fields.refused("scores", "is missing: list the names of scores");
    }
    return plan;
  }

  private static String normalization(JsonFields fields) {
    String text = fields.text("normalize", "");
    if (!text.isEmpty() && !text.equals(MIN_MAX)) {
      throw fields.refused("normalize", "is " + MIN_MAX + " or absent, not " + text);
    }
    return text;
  }
}
