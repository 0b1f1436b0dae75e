package morula.recipes;

/**
 * Which images a recipe speaks of.
 *
 * @param document what the document used; empty where there is no document
 * @param here what the recipe is meant for
 * @param give what the user says, as keys; empty where the images are generated
 */
record DataNote(String document, String here, String give) {
  static DataNote read(JsonFields fields) {
    return new DataNote(fields.text("document", ""), fields.text("here"), fields.text("give", ""));
  }
}
