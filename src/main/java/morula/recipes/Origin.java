package morula.recipes;

/**
 * The document that a recipe reproduces, in facts.
 *
 * @param title as published
 * @param author who wrote it; "not named" where it does not say
 * @param published where, and when as far as is known
 * @param system what was built and how it was trained
 */
record Origin(String title, String author, String published, String system) {
  static Origin read(JsonFields fields) {
    return new Origin(
        fields.text("title"),
        fields.text("author"),
        fields.text("published"),
        fields.text("system"));
  }
}
