package morula.recipes;

/**
 * A picture of validation images: image, truth, and predictions of a stage.
 *
 * @param stage whose trials predict
 * @param images number of rows
 * @param compare key that the stage varies: one prediction for each of its values; empty for that
 *     of the stage's best trial alone
 */
record PanelPlan(String stage, int images, String compare) {
  private static final int IMAGES = 4;

  static PanelPlan read(JsonFields fields) {
    return new PanelPlan(
        fields.text("stage"), fields.count("images", IMAGES), fields.text("compare", ""));
  }
}
