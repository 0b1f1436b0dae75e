package morula.recipes;

/**
 * The description of the images of a recipe.
 *
 * @param document images of the document; empty if there is no document
 * @param here images for which the recipe is meant
 * @param give the keys that the user must give; empty if the images are generated
 */
record DataNote(String document, String here, String give) {
  static DataNote read(JsonFields fields) {
    return new DataNote(fields.text("document", ""), fields.text("here"), fields.text("give", ""));
  }
}
