package morula.recipes;

import java.util.Map;
import morula.progress.InvalidRequestException;
import morula.synthetic.SyntheticSource;

/**
 * A picture of drawn images, which shows what their parameters do.
 *
 * @param title what it shows
 * @param columns images beside each other
 * @param images what is drawn, as {@code images=} of {@code train} takes it, by captions
 */
record ExamplePlan(String title, int columns, Map<String, String> images) {

  /**
   * @throws InvalidRequestException if one of the images cannot be drawn
   */
  static ExamplePlan read(JsonFields fields) {
    ExamplePlan plan =
        new ExamplePlan(fields.text("title"), fields.count("columns", 2), fields.map("images"));
    if (plan.images().isEmpty()) {
      throw fields.refused("images", "is empty: write captions and what is drawn");
    }
    try {
      plan.images().values().forEach(text -> SyntheticSource.parse("images", text));
    } catch (InvalidRequestException e) {
      throw fields.refused("images", "cannot be drawn: " + e.getMessage());
    }
    return plan;
  }
}
