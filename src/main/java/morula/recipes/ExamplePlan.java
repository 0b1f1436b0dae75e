package morula.recipes;

import java.util.Map;
import morula.progress.InvalidRequestException;
import morula.synthetic.SyntheticSource;

/**
 * The plan of a picture of synthetic images, which shows the effect of their parameters.
 *
 * @param title title of the picture
 * @param columns number of images in a row
 * @param images sources of the images, as in {@code images=} of {@code train}, by caption
 */
record ExamplePlan(String title, int columns, Map<String, String> images) {

  /**
   * Reads a plan.
   *
   * @throws InvalidRequestException if one of the images cannot be generated
   */
  static ExamplePlan read(JsonFields fields) {
    ExamplePlan plan =
        new ExamplePlan(fields.text("title"), fields.count("columns", 2), fields.map("images"));
    if (plan.images().isEmpty()) {
      throw fields.refused("images", "is empty; give captions and sources of synthetic images");
    }
    try {
      plan.images().values().forEach(text -> SyntheticSource.parse("images", text));
    } catch (InvalidRequestException e) {
      throw fields.refused("images", "cannot be generated: " + e.getMessage());
    }
    return plan;
  }
}
