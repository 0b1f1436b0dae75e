package morula.recipes;

/**
 * The document that a recipe reproduces.
 *
 * @param title title as published
 * @param author author; "not named" if unknown
 * @param published place and, if known, date of publication
 * @param system the system of the document and its training
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
