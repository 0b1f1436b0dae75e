package morula.recipes;

/**
 * A picture of the report.
 *
 * @param file relative to the report, with slashes
 * @param caption caption below the picture
 */
record Picture(String file, String caption) {}
