package morula.recipes;

/**
 * The plan of a picture of validation images: image, ground truth and predictions of a stage.
 *
 * @param stage the stage whose trials predict
 * @param images number of rows
 * @param compare key that the stage varies, with one prediction for each of its values; empty for
 *     the best trial of the stage only
 */
record PanelPlan(String stage, int images, String compare) {
  private static final int IMAGES = 4;

  static PanelPlan read(JsonFields fields) {
    return new PanelPlan(
        fields.text("stage"), fields.count("images", IMAGES), fields.text("compare", ""));
  }
}
